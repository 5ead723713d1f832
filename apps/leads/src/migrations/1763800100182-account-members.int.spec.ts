import { twoWorkspaces } from '@heatline/testing';
import { v7 as uuidv7 } from 'uuid';
import { beforeMigration } from '../testing/before-migration';
import { AccountMembers1763800100182 } from './1763800100182-account-members';

const { admin, migrate } = beforeMigration(AccountMembers1763800100182);

it('counts the members of every account that is there, in every workspace, and leaves no door open', async () => {
  const expected: Record<string, number> = {};
  for (const { id } of twoWorkspaces())
    for (const members of [0, 1, 3]) {
      const accountId = uuidv7();
      expected[accountId] = members;
      await admin().query(
        `insert into leads.account (workspace_id, account_id, external_id, name_order, created_at) values ($1, $2, $3, 'amber', now())`,
        [id, accountId, `${members}`],
      );
      // One more that is merged into another lead counts for nobody.
      for (let i = 0; i <= members; i++)
        await admin().query(
          `insert into leads.lead (workspace_id, lead_id, root_id, account_id, created_at) select $1, id, case when $3 then gen_random_uuid() else id end, $2, now() from (select gen_random_uuid() as id) n`,
          [id, accountId, i === members],
        );
    }
  await migrate();
  const { rows } = await admin().query('select account_id, leads from leads.account_members');
  expect(Object.fromEntries(rows.map(({ account_id, leads }) => [account_id, leads]))).toEqual(expected);
  const policies = await admin().query(
    `select tablename, policyname from pg_policies where tablename in ('lead', 'account_members') order by 1, 2`,
  );
  expect(policies.rows).toEqual([
    { tablename: 'account_members', policyname: 'workspace' },
    { tablename: 'lead', policyname: 'workspace' },
  ]);
});

it('lets an account be searched in its workspace alone', async () => {
  const { rows } = await admin().query('select workspace_id, count(*)::int as n from leads.account group by 1');
  for (const { workspace_id, n } of rows) {
    const found = await admin().query('select count(*)::int as n from leads.search_accounts($1, $2, 100)', [
      workspace_id,
      '% am%',
    ]);
    expect(found.rows).toEqual([{ n }]);
  }
});
