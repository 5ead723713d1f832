import { twoWorkspaces } from '@heatline/testing';
import { v7 as uuidv7 } from 'uuid';
import { beforeMigration } from '../testing/before-migration';
import { AddressesOfLeads1763800100500 } from './1763800100500-addresses-of-leads';

const { admin, migrate } = beforeMigration(AddressesOfLeads1763800100500);

it('gives leads that are there the address that lists show, in every workspace', async () => {
  const expected: Record<string, string | null> = {};
  for (const [index, { id }] of twoWorkspaces().entries()) {
    const lead = async (rootId?: string) => {
      const leadId = uuidv7();
      await admin().query(
        'insert into leads.lead (workspace_id, lead_id, root_id, created_at) values ($1, $2, $3, now())',
        [id, leadId, rootId ?? leadId],
      );
      return leadId;
    };
    const alias = (leadId: string, type: string, value: string, primary: boolean, age = 0) =>
      admin().query(
        `insert into leads.alias (workspace_id, type, matching, value, lead_id, is_primary, created_at)
         values ($1, $2, lower($3), $3, $4, $5, now() - $6 * interval '1 hour')`,
        [id, type, value, leadId, primary, age],
      );
    const at = (name: string) => `${name}${index}@x.example`;
    const [none, one, two, own, theirs] = [await lead(), await lead(), await lead(), await lead(), await lead()];
    await alias(none, 'phone', '+4791234567', true);
    await alias(one, 'email', at('One'), true);
    await alias(two, 'email', at('older'), false, 2);
    await alias(two, 'email', at('chosen'), true);
    await alias(own, 'email', at('own'), true);
    await alias(await lead(own), 'email', at('absorbed'), true, 2);
    await alias(await lead(theirs), 'email', at('later'), false, 1);
    await alias(await lead(theirs), 'email', at('first'), false, 2);
    Object.assign(expected, {
      [none]: null,
      [one]: at('One'),
      [two]: at('chosen'),
      [own]: at('own'),
      [theirs]: at('first'),
    });
  }
  await migrate();
  const { rows } = await admin().query<{ lead_id: string; email: string | null }>(
    'select lead_id, email from leads.lead where is_root',
  );
  expect(Object.fromEntries(rows.map(({ lead_id, email }) => [lead_id, email]))).toEqual(expected);
  const policies = await admin().query(
    `select distinct policyname from pg_policies where tablename = any('{lead,alias}')`,
  );
  expect(policies.rows).toEqual([{ policyname: 'workspace' }]);
});
