import { v7 as uuidv7 } from 'uuid';
import { containing } from '../search-text';
import { leadsUnderTest } from '../testing/leads-under-test';
import { orderOfAccounts } from './account-order';
import type { AccountWalk } from './account-walk';
import { countAccounts } from './count-accounts';

const { admin, at, database, make } = leadsUnderTest();

const countOf = (more: Partial<AccountWalk> = {}, upTo?: number, workspaceId = at.here.id) => {
  const whole = { workspaceId, order: orderOfAccounts('name'), modelId: undefined, like: undefined };
  return database().inWorkspace(workspaceId, (tx) =>
    countAccounts(tx, { ...whole, levels: undefined, among: undefined, ...more }, upTo),
  );
};
const exactly = (value: number) => ({ value, exact: true });

beforeEach(() =>
  make(
    ['Acme', 'Acme Norway', 'Zebra'].map((name, i) => ({
      aliases: { externalId: `${i}` },
      account: { id: `${i}`, name },
    })),
  ),
);

describe('the number of accounts of a list', () => {
  it('is exact where counting is cheap', async () => {
    expect(await countOf()).toEqual(exactly(3));
    expect(await countOf({}, 3)).toEqual(exactly(3));
    expect(await countOf({ like: containing('acme') })).toEqual(exactly(2));
    expect(await countOf({ like: containing('nobody') })).toEqual(exactly(0));
    expect(await countOf({}, undefined, at.elsewhere.id)).toEqual(exactly(0));
  });

  it('is an estimate beyond that, of no fewer than were seen', async () => {
    const { value, exact } = await countOf({}, 2);
    expect(exact).toBe(false);
    expect(value).toBeGreaterThanOrEqual(3);
  });

  it('is that of some levels', async () => {
    const [modelId, of] = [uuidv7(), at.here.id];
    const ids = await database().inWorkspace(of, (tx) =>
      tx.query<{ account_id: string }>('select account_id from account where workspace_id = $1 order by name', [of]),
    );
    for (const [i, level] of ['hot', 'cold', 'hot'].entries())
      await admin(
        `insert into scoring.score (workspace_id, model_id, lead_id, score, level, published_version) values ($1, $2, $3, 1, $4, 1)`,
        [of, modelId, ids[i]!.account_id, level],
      );
    const levels = { keys: ['hot'], ranges: [{}] };
    expect(await countOf({ modelId, levels })).toEqual(exactly(2));
    expect(await countOf({ modelId, levels, like: containing('acme') })).toEqual(exactly(1));
    // Nothing is asked of the database for levels that are none.
    expect(await countOf({ modelId, levels: { keys: ['gone'], ranges: [] } })).toEqual(exactly(0));
  });
});
