import { type Role, Refusal } from '@heatline/contracts';
import { type Tx, violatedConstraint } from '@heatline/database';
import { MemberRow } from '../../rows/member-row';

type NewMember = Pick<MemberRow, 'id' | 'name' | 'email' | 'role' | 'passwordHash'>;

/** The members of the transaction's workspace. */
export class Members {
  constructor(private readonly tx: Tx) {}

  all(): Promise<MemberRow[]> {
    return this.tx.entities.find(MemberRow, { order: { name: 'ASC', id: 'ASC' } });
  }

  find(id: string): Promise<MemberRow | null> {
    return this.tx.entities.findOneBy(MemberRow, { workspaceId: this.tx.workspaceId!, id });
  }

  findByEmail(email: string): Promise<MemberRow | null> {
    return this.tx.entities.findOneBy(MemberRow, { workspaceId: this.tx.workspaceId!, email });
  }

  async byId(id: string): Promise<MemberRow> {
    const member = await this.find(id);
    if (!member) throw new Refusal('member_not_found', { memberId: id });
    return member;
  }

  /** The index on addresses refuses a second one; asking first would let two invitations race. */
  async add(member: NewMember): Promise<MemberRow> {
    const row = this.tx.entities.create(MemberRow, {
      ...member,
      workspaceId: this.tx.workspaceId!,
      active: true,
      createdAt: await this.tx.now(),
      lastSignInAt: null,
    });
    try {
      await this.tx.entities.insert(MemberRow, row);
    } catch (error) {
      if (violatedConstraint(error) === 'member_email_once') throw new Refusal('member_already_exists');
      throw error;
    }
    await this.tx.execute(`insert into identity.sign_in_name (email, workspace_id, member_id) values ($1, $2, $3)`, [
      row.email,
      row.workspaceId,
      row.id,
    ]);
    return row;
  }

  async change(id: string, change: Partial<Pick<MemberRow, 'name' | 'role' | 'active'>>): Promise<void> {
    await this.tx.entities.update(MemberRow, { workspaceId: this.tx.workspaceId!, id }, change);
  }

  async setPassword(id: string, passwordHash: string): Promise<void> {
    await this.tx.entities.update(MemberRow, { workspaceId: this.tx.workspaceId!, id }, { passwordHash });
  }

  async noteSignIn(id: string): Promise<void> {
    await this.tx.entities.update(
      MemberRow,
      { workspaceId: this.tx.workspaceId!, id },
      { lastSignInAt: await this.tx.now() },
    );
  }

  /** One at a time in a workspace from here to the end of the transaction, so that the last two admins cannot step down together. */
  async holdRoles(): Promise<void> {
    await this.tx.query('select from identity.workspace where workspace_id = $1 for update', [this.tx.workspaceId]);
  }

  countActive(role: Role): Promise<number> {
    return this.tx.entities.countBy(MemberRow, { role, active: true });
  }
}
