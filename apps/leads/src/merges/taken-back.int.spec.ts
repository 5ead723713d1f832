import {
  addAlias,
  assignOwner,
  changeLead,
  eraseLead,
  leadHistory,
  readLead,
  removeAlias,
  startMerge,
  startUndoMerge,
} from '@heatline/contracts';
import { leadsUnderTest } from '../testing/leads-under-test';

const { aMember, ask, drive, make, rows } = leadsUnderTest();

async function merge(targetId: string, ...leadIds: string[]) {
  const { mergeId, runId } = await ask(startMerge, { merge: { targetId, leadIds } });
  await drive(runId);
  return mergeId;
}
const undo = async (mergeId: string) => drive((await ask(startUndoMerge, { mergeId })).runId);
const lead = (leadId: string) => ask(readLead, { leadId });

/** One without anything, and two that have everything. */
async function three() {
  const leads = (await make([
    { aliases: { externalId: ['t'] } },
    { name: 'A', aliases: { email: ['a@one.example'] }, attributes: { city: 'Oslo', plan: 'pro' } },
    { name: 'B', aliases: { email: ['b@two.example'] }, attributes: { city: 'Rome', size: 5 } },
  ])) as [string, string, string];
  const owners = [aMember(), aMember()] as const;
  await ask(assignOwner, { leadId: leads[1], ownerId: owners[0] });
  await ask(assignOwner, { leadId: leads[2], ownerId: owners[1] });
  return { leads, owners };
}

describe('what another merge gives instead', () => {
  it('is only what the undone one had given', async () => {
    const { leads, owners } = await three();
    const [t, a, b] = leads;
    const first = await merge(t, a);
    await merge(t, b);
    expect(await lead(t)).toMatchObject({
      name: 'A',
      ownerId: owners[0],
      account: { domain: 'one.example' },
      attributes: { city: 'Oslo', plan: 'pro', size: 5 },
    });
    await undo(first);
    expect(await lead(t)).toMatchObject({
      name: 'B',
      ownerId: owners[1],
      account: { domain: 'two.example' },
      attributes: { city: 'Rome', size: 5 },
    });
  });

  it('is nothing that somebody took away since', async () => {
    const { leads } = await three();
    const [t, a, b] = leads;
    const first = await merge(t, a);
    await merge(t, b);
    await ask(assignOwner, { leadId: t, ownerId: null });
    await ask(changeLead, { leadId: t, name: null, attributes: { size: null, city: null } });
    await make([{ leadId: t, account: null }]);
    await undo(first);
    expect(await lead(t)).toMatchObject({ name: null, ownerId: null, account: null, attributes: {} });
  });

  it('is given where what was said since was said for the lead that left', async () => {
    const { leads } = await three();
    const [t, a, b] = leads;
    const first = await merge(t, a);
    await merge(t, b);
    await make([{ leadId: a, attributes: { city: 'Paris' } }]);
    await undo(first);
    expect([(await lead(t)).attributes, (await lead(a)).attributes]).toEqual([
      { city: 'Rome', size: 5 },
      { city: 'Paris', plan: 'pro' },
    ]);
  });
});

describe('the history of a lead whose merge was undone', () => {
  async function parted() {
    const [t, a] = (await make([
      { aliases: { externalId: ['t'] } },
      { name: 'Zephyrine', aliases: { email: ['zephyrine@one.example', 'z2@one.example', 'z3@one.example'] } },
    ])) as [string, string];
    const mergeId = await merge(t, a);
    await ask(addAlias, { leadId: t, type: 'email', value: 'z2@one.example', primary: true });
    await ask(removeAlias, { leadId: t, type: 'email', value: 'z3@one.example' });
    await ask(addAlias, { leadId: a, type: 'cookie', value: 'theirs', primary: false });
    await ask(changeLead, { leadId: a, name: 'Their own' });
    await undo(mergeId);
    return { t, a };
  }
  const historyOf = async (leadId: string) =>
    (await ask(leadHistory, { leadId, kinds: ['name', 'alias'], limit: 20 })).items.map((entry) =>
      entry.kind === 'name' ? [entry.name, entry.before] : entry.kind === 'alias' ? [entry.action, entry.value] : [],
    );

  it('is of its own aliases and names', async () => {
    const { t, a } = await parted();
    expect((await historyOf(t)).slice(0, 2)).toEqual([
      ['Their own', null],
      ['added', 'theirs'],
    ]);
    expect((await historyOf(a)).slice(0, 2)).toEqual([
      ['removed', 'z3@one.example'],
      ['madePrimary', 'z2@one.example'],
    ]);
  });

  it.each(['a', 't'] as const)('keeps nothing of the other one when that is erased: %s', async (erased) => {
    const both = await parted();
    await drive((await ask(eraseLead, { leadId: both[erased] })).runId);
    const left = JSON.stringify(await rows('select * from lead_change'));
    expect(left).not.toMatch(erased === 'a' ? /zephyrine|z2@|z3@/i : /their/i);
    expect(left).toMatch(erased === 'a' ? /their/i : /zephyrine|z2@|z3@/i);
  });
});
