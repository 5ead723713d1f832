import { twoWorkspaces } from '@heatline/testing';
import { v7 as uuidv7 } from 'uuid';
import { orderOf, searchTextOf } from '../search-text';
import { beforeMigration } from '../testing/before-migration';
import { SearchFoldsLetters1763800100192 } from './1763800100192-search-folds-letters';

const { admin, migrate } = beforeMigration(SearchFoldsLetters1763800100192);

/** As names were kept before. */
const asBefore = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const names = ['Łukasz Groß', 'O’Brien', 'Ødegård‘s ‛ʼ′` Łódź', 'ß'.repeat(150), 'Ada', "Plain O'Brien 100%"];
const blank = ['', ' \t'];

it('makes names that are there as they would be written now, in every workspace, and blank ones among the nameless', async () => {
  for (const { id } of twoWorkspaces())
    for (const name of [...names, ...blank]) {
      const [leadId, order] = [uuidv7(), name === '' ? null : asBefore(name).slice(0, 100)];
      await admin().query(
        `insert into leads.lead (workspace_id, lead_id, root_id, name, name_order, created_at) values ($1, $2, $2, $3, $4, now())`,
        [id, leadId, name, order],
      );
      await admin().query('insert into leads.lead_search (workspace_id, lead_id, text) values ($1, $2, $3)', [
        id,
        leadId,
        ` ${asBefore(name)}\n o@x.example`,
      ]);
      await admin().query(
        `insert into leads.account (workspace_id, account_id, external_id, name, name_order, created_at) values ($1, $2, $3, $4, $5, now())`,
        [id, uuidv7(), name, name, order],
      );
    }
  await migrate();
  const leads = await admin().query(
    'select name, name_order, text from leads.lead join leads.lead_search using (workspace_id, lead_id) order by lead_id',
  );
  const expected = [
    ...names.map((name) => ({ name, name_order: orderOf(name), text: `${searchTextOf(name, [])}\n o@x.example` })),
    ...blank.map((name) => ({ name, name_order: null, text: ` ${name}\n o@x.example` })),
  ];
  expect(leads.rows).toEqual([...expected, ...expected]);
  const accounts = await admin().query('select name, name_order from leads.account where name = any($1)', [names]);
  expect(accounts.rows).toHaveLength(2 * names.length);
  for (const { name, name_order } of accounts.rows) expect(name_order).toBe(orderOf(name));
  const policies = await admin().query(`select policyname from pg_policies where tablename = 'lead'`);
  expect(policies.rows).toEqual([{ policyname: 'workspace' }]);
});
