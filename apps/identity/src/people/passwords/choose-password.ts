import { Injectable } from '@nestjs/common';
import { type NewSession, Refusal } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Announcer } from '../../announcer';
import type { MemberRow } from '../../rows/member-row';
import { WorkspaceRow } from '../../rows/workspace-row';
import { Members } from '../members/members';
import { hashPassword } from './password-hash';
import { PasswordLinks } from './password-links';
import { requireHardToGuess } from './password-rules';
import { replacePassword } from './replace-password';

@Injectable()
export class ChoosePassword {
  constructor(
    private readonly database: Database,
    private readonly announcer: Announcer,
  ) {}

  async run({ token, password }: { token: string; password: string }): Promise<NewSession> {
    const { member } = await this.holderOf(token);
    requireHardToGuess(password, member);
    const hash = await hashPassword(password);
    return this.database.inWorkspace(member.workspaceId, async (tx) => {
      await new PasswordLinks(tx).spend(token);
      const actor = { kind: 'member', id: member.id, role: member.role } as const;
      return replacePassword(tx, { member, hash, actor, action: 'member.password_chosen' }, this.announcer);
    });
  }

  /** What the page that greets the invited shows. */
  async read(token: string): Promise<{ name: string; email: string; workspaceName: string; expiresAt: string }> {
    const { member, expiresAt } = await this.holderOf(token);
    const workspace = await this.database.inWorkspace(member.workspaceId, (tx) =>
      tx.entities.findOneByOrFail(WorkspaceRow, { id: member.workspaceId }),
    );
    return {
      name: member.name,
      email: member.email,
      workspaceName: workspace.name,
      expiresAt: expiresAt.toISOString(),
    };
  }

  private async holderOf(token: string): Promise<{ member: MemberRow; expiresAt: Date }> {
    const { workspaceId, memberId, expiresAt } = await this.database.inSystem((tx) =>
      new PasswordLinks(tx).read(token),
    );
    const member = await this.database.inWorkspace(workspaceId, (tx) => new Members(tx).find(memberId));
    if (!member?.active) throw new Refusal('password_link_not_valid');
    return { member, expiresAt };
  }
}
