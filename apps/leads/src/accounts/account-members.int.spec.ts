import { assignOwner, bulkDelete, changeAccount, changeLead, eraseLead, personalDataCalls } from '@heatline/contracts';
import { eventually } from '@heatline/testing';
import { Client } from 'pg';
import { leadsUnderTest } from '../testing/leads-under-test';

const { admin, adminUrl, aMember, ask, at, capture, drive, make, record, rows } = leadsUnderTest();

const companies = ['acme.com', 'beta.com', 'gamma.com', 'delta.com'];

/** Numbers as they are kept beside those that one gets by counting, of accounts where they differ. */
const wrong = () =>
  rows(`select a.account_id, m.leads, count(l.lead_id)::int as counted from account a
        left join account_members m using (workspace_id, account_id)
        left join lead l on l.workspace_id = a.workspace_id and l.account_id = a.account_id and l.is_root
        group by 1, 2 having m.leads is distinct from count(l.lead_id)::int`);

/** The same numbers every time, so that a failure can be met again. */
function chance(seed: number) {
  let state = seed;
  const below = (n: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  return { below, pick: <T>(list: readonly T[]): T => list[below(list.length)]! };
}

type Step = [what: string, does: () => Promise<unknown>];

/** Everything by which leads come into accounts and go out of them, or might seem to. */
function steps({ below, pick }: ReturnType<typeof chance>, leads: Set<string>): Step[] {
  let next = 0;
  const account = () =>
    pick([{ id: `crm-${below(5)}` }, { domain: pick(companies) }, { id: 'both', domain: 'both.com' }]);
  const somebody = () => pick([...leads]);
  const made = async (lines: unknown[]) => {
    for (const leadId of await make(lines)) leads.add(leadId);
  };
  const gone = async (ids: string[], runId: string) => {
    await drive(runId);
    for (const leadId of ids) leads.delete(leadId);
  };
  return [
    [
      'new leads by address',
      () => made([{ aliases: { email: `p${next++}@${pick(companies)}` } }, { aliases: { externalId: `${next++}` } }]),
    ],
    [
      'new leads by account',
      () => made([0, 1, 2].map(() => ({ aliases: { externalId: `${next++}` }, account: account() }))),
    ],
    [
      'a lead twice in a batch',
      () =>
        made([account(), null, account()].map((one) => ({ aliases: { externalId: `twice${next}` }, account: one }))),
    ],
    ['into another account', () => capture([{ leadId: somebody(), account: account() }])],
    ['out of its account', () => capture([{ leadId: somebody(), account: null }])],
    [
      'an address for a known lead',
      () => capture([{ leadId: somebody(), aliases: { email: `q${next++}@${pick(companies)}` } }]),
    ],
    [
      'events of new leads',
      () => record([0, 1].map(() => ({ type: 'site_visited', lead: { email: `e${next++}@${pick(companies)}` } }))),
    ],
    [
      'events that add an address',
      () => record([{ type: 'x', lead: { leadId: somebody(), email: `r${next++}@${pick(companies)}` } }]),
    ],
    ['an account for a private domain', () => made([{ aliases: { email: `me@private-${next++}.com` } }])],
    ['a name', () => ask(changeLead, { leadId: somebody(), name: `N${next++}` })],
    ['an owner', () => ask(assignOwner, { leadId: somebody(), ownerId: aMember() })],
    [
      'a name of an account',
      async () => {
        const [one] = await rows('select account_id from account limit 1');
        if (one) await ask(changeAccount, { accountId: one['account_id'] as string, name: `A${next++}` });
      },
    ],
    [
      'erasure of one',
      async () => {
        const leadId = somebody();
        await gone([leadId], (await ask(eraseLead, { leadId })).runId);
      },
    ],
    [
      'erasure of many',
      async () => {
        const ids = [...new Set([somebody(), somebody(), somebody()])];
        const answer = await ask(bulkDelete, { action: { leadIds: ids } });
        await gone(ids, 'runId' in answer ? answer.runId : '');
      },
    ],
    [
      'erasure as other services do it',
      async () => {
        const leadId = somebody();
        await ask(personalDataCalls.leads.erase, { leadIds: [leadId] });
        leads.delete(leadId);
      },
    ],
  ];
}

/** Another transaction that has done this. @returns how it does something more, if anything, and ends */
async function holding(sql: string): Promise<(more?: string) => Promise<void>> {
  const other = new Client({ connectionString: adminUrl() });
  await other.connect();
  await other.query(`begin; ${sql}`);
  return async (more = '') => {
    try {
      await other.query(`${more}; commit`);
    } finally {
      await other.end();
    }
  };
}

/** So many transactions wait for others. */
const waiting = (transactions: number) =>
  eventually(async () => {
    const { rows: found } = await admin(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    expect(found).toHaveLength(transactions);
  });

describe('the number of leads of an account', () => {
  it.each([1, 2, 3])(
    'is what one counts after any sequence of changes (%i)',
    async (seed) => {
      const random = chance(seed);
      const leads = new Set(
        await make([{ aliases: { email: 'first@acme.com' } }, { aliases: { email: 'second@beta.com' } }]),
      );
      const all = steps(random, leads);
      for (let i = 0; i < 80; i++) {
        const [what, does] = leads.size < 3 ? all[1]! : random.pick(all);
        await does();
        expect([i, what, await wrong()]).toEqual([i, what, []]);
      }
      expect(await rows('select 1 from account')).not.toEqual([]);
    },
    120_000,
  );

  it('is what one counts after changes at the same time, in accounts that they share', async () => {
    const leads = new Set(
      await make([0, 1, 2, 3, 4, 5].map((n) => ({ aliases: { email: `m${n}@${companies[n % 4]}` } }))),
    );
    const random = chance(7);
    const safe = steps(random, leads).filter(
      ([what]) => !what.startsWith('erasure') && what !== 'events that add an address',
    );
    for (let round = 0; round < 12; round++) {
      const lines = [...companies, ...companies.toReversed()].map((domain, i) => ({
        aliases: { email: `c${round}-${i}@${domain}` },
      }));
      const ways = [lines, lines.toReversed(), lines.slice(2)].map((some, way) =>
        capture(some.map(({ aliases: { email } }) => ({ aliases: { email: `${way}${email}` } }))),
      );
      await Promise.all([...ways, random.pick(safe)[1](), random.pick(safe)[1]()]);
      expect(await wrong()).toEqual([]);
    }
  }, 120_000);

  it('keeps who joins an account while its last lead is erased', async () => {
    const [leadId] = await make([{ aliases: { email: 'one@shared.com' } }]);
    const { runId } = await ask(eraseLead, { leadId: leadId! });
    const release = await holding('lock table leads.erasure in share mode');
    const erasing = drive(runId);
    await waiting(1);
    // The account has gone already, and nobody sees it yet.
    const joining = capture([{ aliases: { email: 'two@shared.com' } }]);
    await waiting(2);
    await release();
    await Promise.all([erasing, joining]);
    expect(await wrong()).toEqual([]);
    expect(await rows('select domain from lead join account using (workspace_id, account_id)')).toEqual([
      { domain: 'shared.com' },
    ]);
  });

  it('is changed after the account itself is held, by whoever erases as by everybody else', async () => {
    const [leadId] = await make([{ aliases: { email: 'only@solo.com' } }]);
    const { runId } = await ask(eraseLead, { leadId: leadId! });
    const release = await holding(`select 1 from leads.account where workspace_id = '${at.here.id}' for update`);
    const driving = drive(runId);
    await waiting(1);
    // Else each of the two would wait for what the other has.
    await release(`select 1 from leads.account_members where workspace_id = '${at.here.id}' for update nowait`);
    await driving;
    expect(await rows('select 1 from account')).toEqual([]);
  });

  it('is wrong once somebody moves a lead and does not say so', async () => {
    const [leadId] = await make([{ aliases: { email: 'a@acme.com' } }, { aliases: { email: 'b@beta.com' } }]);
    await admin('update leads.lead set account_id = null where workspace_id = $1 and lead_id = $2', [
      at.here.id,
      leadId,
    ]);
    expect(await wrong()).toEqual([{ account_id: expect.any(String), leads: 1, counted: 0 }]);
  });
});
