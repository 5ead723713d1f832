import { Injectable } from '@nestjs/common';
import { type NewSession, Refusal } from '@heatline/contracts';
import { Database } from '@heatline/database';
import type { MemberRow } from '../../rows/member-row';
import { WorkspaceRow } from '../../rows/workspace-row';
import { Members } from '../members/members';
import { hashPassword, isOutdated, passwordMatches } from '../passwords/password-hash';
import { startSession } from './new-session';
import { SignInLimits } from './sign-in-limits';

interface Attempt {
  email: string;
  password: string;
  workspaceId?: string | undefined;
  clientAddress: string;
}

/** More workspaces than anybody uses with one address; each costs the check of a password. */
const maxWorkspaces = 5;

@Injectable()
export class SignIn {
  /** Checked when nobody has the address, so that the time it takes does not tell. */
  private readonly nobody = hashPassword('nobody has this address');

  constructor(
    private readonly database: Database,
    private readonly limits: SignInLimits,
  ) {}

  async run({ email, password, workspaceId, clientAddress }: Attempt): Promise<NewSession> {
    await this.limits.count(email, clientAddress);
    const candidates = await this.candidates(email, workspaceId);
    const right = await this.thosePasswordOpens(candidates, password);
    if (right.length === 0) throw new Refusal('wrong_email_or_password');
    await this.limits.forgive(email, clientAddress);
    if (right.length > 1) throw new Refusal('choose_workspace', { workspaces: await this.named(right) });
    return this.start(right[0]!, password);
  }

  private async candidates(email: string, workspaceId: string | undefined): Promise<MemberRow[]> {
    const names = await this.database.inSystem((tx) =>
      tx.query<{ workspace_id: string; member_id: string }>(
        `select workspace_id, member_id from identity.sign_in_name
          where email = $1 and ($2::uuid is null or workspace_id = $2) order by workspace_id limit $3`,
        [email, workspaceId ?? null, maxWorkspaces],
      ),
    );
    const members = await Promise.all(
      names.map((name) => this.database.inWorkspace(name.workspace_id, (tx) => new Members(tx).find(name.member_id))),
    );
    return members.filter((member) => member !== null);
  }

  /** One check at least, always: neither an unknown address nor a member without a password answers sooner. */
  private async thosePasswordOpens(candidates: MemberRow[], password: string): Promise<MemberRow[]> {
    const right: MemberRow[] = [];
    if (candidates.length === 0) await passwordMatches(password, await this.nobody);
    for (const member of candidates) {
      const matches = await passwordMatches(password, member.passwordHash ?? (await this.nobody));
      if (matches && member.active && member.passwordHash) right.push(member);
    }
    return right;
  }

  private named(members: MemberRow[]): Promise<{ id: string; name: string }[]> {
    return Promise.all(
      members.map(({ workspaceId }) =>
        this.database.inWorkspace(workspaceId, async (tx) => {
          const { id, name } = await tx.entities.findOneByOrFail(WorkspaceRow, { id: workspaceId });
          return { id, name };
        }),
      ),
    );
  }

  private async start(member: MemberRow, password: string): Promise<NewSession> {
    // Made outside the transaction, which would hold a connection meanwhile.
    const renewed = isOutdated(member.passwordHash!) ? await hashPassword(password) : undefined;
    return this.database.inWorkspace(member.workspaceId, async (tx) => {
      const members = new Members(tx);
      // Switched off, or given another password, since it was checked.
      const now = await members.find(member.id);
      if (!now?.active || now.passwordHash !== member.passwordHash) throw new Refusal('wrong_email_or_password');
      if (renewed) await members.setPassword(member.id, renewed);
      await members.noteSignIn(member.id);
      return startSession(tx, now);
    });
  }
}
