import { Injectable } from '@nestjs/common';
import { type NewSession, Refusal, type SetUp as SetUpDraft } from '@heatline/contracts';
import { Database, violatedConstraint } from '@heatline/database';
import { v7 as uuidv7 } from 'uuid';
import { writeDown } from '../../audit-trail';
import { WorkspaceRow } from '../../rows/workspace-row';
import { Members } from '../members/members';
import { hashPassword } from '../passwords/password-hash';
import { requireHardToGuess } from '../passwords/password-rules';
import { startSession } from '../sessions/new-session';

@Injectable()
export class SetUp {
  constructor(private readonly database: Database) {}

  async isNeeded(): Promise<{ needed: boolean }> {
    const done = await this.database.inSystem((tx) => tx.one('select 1 as done from identity.set_up'));
    return { needed: done === undefined };
  }

  async run({ workspaceName, timeZone, name, email, password }: SetUpDraft): Promise<NewSession> {
    if (!(await this.isNeeded()).needed) throw new Refusal('already_set_up');
    requireHardToGuess(password, { name, email });
    const passwordHash = await hashPassword(password);
    const workspaceId = uuidv7();
    return this.database.inWorkspace(workspaceId, async (tx) => {
      await claim();
      await tx.entities.insert(WorkspaceRow, {
        id: workspaceId,
        name: workspaceName,
        timeZone,
        createdAt: await tx.now(),
      });
      const members = new Members(tx);
      const admin = await members.add({ id: uuidv7(), name, email, role: 'admin', passwordHash });
      await members.noteSignIn(admin.id);
      await writeDown(
        tx,
        { kind: 'member', id: admin.id, role: 'admin' },
        {
          action: 'workspace.created',
          subject: { kind: 'workspace', id: workspaceId },
        },
      );
      return startSession(tx, admin);

      /** The row can exist once: of two at the same moment the second waits here and is refused. */
      async function claim() {
        try {
          await tx.execute('insert into identity.set_up (workspace_id) values ($1)', [workspaceId]);
        } catch (error) {
          if (violatedConstraint(error) === 'set_up_pkey') throw new Refusal('already_set_up');
          throw error;
        }
      }
    });
  }
}
