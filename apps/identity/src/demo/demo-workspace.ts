import { apiKeyText, readApiKey, type Role } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { v7 as uuidv7 } from 'uuid';
import { ApiKeys } from '../keys/api-keys';
import { Members } from '../people/members/members';
import { hashPassword } from '../people/passwords/password-hash';
import { WorkspaceRow } from '../rows/workspace-row';
import { hashOfSecret, newSecret, sameHash } from '../secret';

/** The same in every installation, so that a second run finds it. */
const demoWorkspaceId = '01900000-0000-7000-8000-00000000de30';

const people: { name: string; email: string; role: Role }[] = [
  { name: 'Ada Berg', email: 'ada@heatline.example', role: 'admin' },
  { name: 'Mika Sato', email: 'mika@heatline.example', role: 'marketer' },
  { name: 'Rosa Lind', email: 'rosa@heatline.example', role: 'rep' },
  { name: 'Vikram Rao', email: 'vikram@heatline.example', role: 'viewer' },
];

const keyName = 'Demo';

export interface DemoWorkspace {
  workspaceId: string;
  workspaceName: string;
  /** The same password for all four; the first is the admin. */
  members: { memberId: string; name: string; email: string; role: Role }[];
  /** Opens everything. New whenever the one that was given opens nothing. */
  apiKey: string;
}

/** Makes what is missing of the demo workspace, its four members and an API key. The same again changes nothing. */
export class MakeDemoWorkspace {
  constructor(private readonly database: Database) {}

  async run({ password, apiKey }: { password: string; apiKey?: string | undefined }): Promise<DemoWorkspace> {
    const passwordHash = await hashPassword(password);
    return this.database.inWorkspace(demoWorkspaceId, async (tx) => {
      // Two starts at once take turns here. It counts as the set-up: a demo needs no first admin.
      await tx.execute('insert into identity.set_up (workspace_id) values ($1) on conflict do nothing', [
        demoWorkspaceId,
      ]);
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [demoWorkspaceId]);
      await makeWorkspace(tx);
      const members = [];
      for (const person of people) {
        const { id, name, email, role } = await memberFor(tx, person, passwordHash);
        members.push({ memberId: id, name, email, role });
      }
      const { name } = await tx.entities.findOneByOrFail(WorkspaceRow, { id: demoWorkspaceId });
      return { workspaceId: demoWorkspaceId, workspaceName: name, members, apiKey: await keyFor(tx, apiKey) };
    });
  }
}

async function makeWorkspace(tx: Tx): Promise<void> {
  await tx.execute(
    `insert into identity.workspace (workspace_id, name, time_zone) values ($1, 'Northwind Demo', 'Europe/Oslo') on conflict do nothing`,
    [demoWorkspaceId],
  );
}

async function memberFor(tx: Tx, person: (typeof people)[number], passwordHash: string) {
  const members = new Members(tx);
  return (await members.findByEmail(person.email)) ?? members.add({ ...person, id: uuidv7(), passwordHash });
}

async function keyFor(tx: Tx, given: string | undefined): Promise<string> {
  const keys = new ApiKeys(tx);
  const parts = given && readApiKey(given);
  const known = parts ? await keys.find(parts.keyId) : null;
  if (given && parts && known && !known.revokedAt && sameHash(known.secretHash, hashOfSecret(parts.secret)))
    return given;
  // Nobody holds the earlier ones any more.
  for (const { id, name } of await keys.all()) if (name === keyName) await keys.revoke(id);
  const secret = newSecret();
  const { id } = await keys.add({
    id: uuidv7(),
    name: keyName,
    scopes: ['admin'],
    secretHash: hashOfSecret(secret),
    createdBy: null,
    expiresAt: null,
  });
  return apiKeyText(id, secret);
}
