import { Injectable } from '@nestjs/common';
import { askingMember, type CallContext, type NewSession, Refusal } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Announcer } from '../../announcer';
import { Members } from '../members/members';
import { SignInLimits } from '../sessions/sign-in-limits';
import { hashPassword, passwordMatches } from './password-hash';
import { requireHardToGuess } from './password-rules';
import { replacePassword } from './replace-password';

@Injectable()
export class ChangePassword {
  constructor(
    private readonly database: Database,
    private readonly limits: SignInLimits,
    private readonly announcer: Announcer,
  ) {}

  async run(
    { current, password, clientAddress }: { current: string; password: string; clientAddress: string },
    context: CallContext,
  ): Promise<NewSession> {
    const memberId = askingMember(context);
    const member = await this.database.inWorkspace(context.workspaceId, (tx) => new Members(tx).byId(memberId));
    // Somebody at a desk left open must not be able to try passwords.
    await this.limits.count(member.email, clientAddress);
    if (!member.passwordHash || !(await passwordMatches(current, member.passwordHash)))
      throw new Refusal('wrong_password');
    await this.limits.forgive(member.email, clientAddress);
    requireHardToGuess(password, member);
    const hash = await hashPassword(password);
    return this.database.inWorkspace(context.workspaceId, (tx) =>
      replacePassword(tx, { member, hash, actor: context.actor, action: 'member.password_changed' }, this.announcer),
    );
  }
}
