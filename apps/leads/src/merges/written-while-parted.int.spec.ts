import {
  addAlias,
  assignOwner,
  bulkAssignOwner,
  changeLead,
  readLead,
  removeAlias,
  startMerge,
  startUndoMerge,
  watchLead,
} from '@heatline/contracts';
import { eventually } from '@heatline/testing';
import { leadsUnderTest } from '../testing/leads-under-test';

const { admin, aMember, announced, ask, capture, drive, make, record, rows } = leadsUnderTest();

const first = 'kim@gmail.com';
const second = 'berg@gmail.com';
const occurredAt = '2026-10-01T10:00:00Z';

/** One that was merged into another; neither has a name, an owner or an account. */
async function merged() {
  const [stays, goes] = (await make([
    { aliases: { externalId: ['stays'] }, attributes: { city: 'Oslo' } },
    { aliases: { cookie: ['goes'], email: [first, second] } },
  ])) as [string, string];
  const before = await shown(stays);
  const { mergeId, runId } = await ask(startMerge, { merge: { targetId: stays, leadIds: [goes] } });
  await drive(runId);
  return { stays, goes, mergeId, before };
}

/** What people see of a lead, but when it changed. */
async function shown(leadId: string) {
  const { version: _, attributeList: __, ...lead } = await ask(readLead, { leadId });
  return lead;
}

const waiting = async () =>
  (
    await admin(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and state = 'active'`,
    )
  ).rowCount;

/** Takes a merge back, and lets somebody write who has found who answers, and waits, before it is through. */
async function undoneMeanwhile<T>(mergeId: string, write: () => Promise<T>): Promise<T> {
  const { runId } = await ask(startUndoMerge, { mergeId });
  let written: Promise<T> | undefined;
  await drive(runId, async () => {
    written = write();
    written.catch(() => {});
    await eventually(async () => (await waiting()) === 1);
  });
  return written!;
}

type Writer = (goes: string, member: string) => Promise<unknown>;
const writers: Record<string, [Writer, object]> = {
  'changed by hand': [
    (leadId) => ask(changeLead, { leadId, name: 'New', attributes: { said: 1 } }),
    { name: 'New', attributes: { said: 1 } },
  ],
  'sent by its alias': [
    () => capture([{ name: 'New', aliases: { email: [first] }, attributes: { said: 1 } }]),
    { name: 'New', attributes: { said: 1 } },
  ],
  'sent by its id': [
    (leadId) => capture([{ leadId, name: 'New', attributes: { said: 1 } }]),
    { name: 'New', attributes: { said: 1 } },
  ],
  'told by an event': [
    () => record([{ type: 'page_viewed', occurredAt, lead: { cookie: 'goes', email: 'kim@firm.example' } }]),
    { aliases: { email: [first, second, 'kim@firm.example'] }, account: { domain: 'firm.example' } },
  ],
  'given an owner': [(leadId, ownerId) => ask(assignOwner, { leadId, ownerId }), { ownerId: expect.any(String) }],
  'given an owner with others': [
    (leadId, ownerId) => ask(bulkAssignOwner, { action: { leadIds: [leadId], ownerId } }),
    { ownerId: expect.any(String) },
  ],
  'given an alias': [
    (leadId) => ask(addAlias, { leadId, type: 'externalId', value: 'new', primary: false }),
    { aliases: { externalId: ['new'] } },
  ],
  'relieved of an alias': [
    (leadId) => ask(removeAlias, { leadId, type: 'email', value: second }),
    { aliases: { email: [first] } },
  ],
  watched: [(leadId) => ask(watchLead, { leadId, watched: true }), { watched: true }],
};

it.each(Object.entries(writers))('a lead that is parted while it is %s has it alone', async (_, [write, has]) => {
  const { stays, goes, mergeId, before } = await merged();
  const told = (await announced()).length;
  await undoneMeanwhile(mergeId, () => write(goes, aMember()));
  expect(await shown(stays)).toEqual(before);
  expect(await shown(goes)).toMatchObject(has);
  const changes = await rows(
    'select lead_id, original_lead_id from lead_change union select lead_id, original_lead_id from owner_change',
  );
  for (const change of changes) expect(change).toEqual({ lead_id: goes, original_lead_id: goes });
  const acts = (await announced<{ action?: string; subject?: { id: string } }>()).slice(told);
  expect(acts.filter(({ subject }) => subject?.id === stays).map(({ action }) => action)).toEqual(['lead.parted']);
});

it('an alias of a lead that is parted is not the other one’s to take away any more', async () => {
  const { stays, goes, mergeId } = await merged();
  await expect(
    undoneMeanwhile(mergeId, () => ask(removeAlias, { leadId: stays, type: 'email', value: first })),
  ).rejects.toMatchObject({ code: 'alias_not_found' });
  expect((await shown(goes)).aliases).toEqual({ cookie: ['goes'], email: [first, second] });
});
