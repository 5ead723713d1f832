import { changePreferences, changeWorkspace, factsRecorded, notificationMail, ownerChanged } from '@heatline/contracts';
import { eventually } from '@heatline/testing';
import { v7 as uuidv7 } from 'uuid';
import { Mailer } from './mailer';
import { mailFailure, mostAttempts } from './mail-failure';
import { MailSettings } from './mail-settings';
import { MailWork } from './mail-work';
import { MailServer, silentServer } from '../testing/mail-server';
import { memberOf, toldUnderTest } from '../testing/told-under-test';

const server = new MailServer();
beforeAll(async () => {
  process.env['SMTP_URL'] = await server.listen();
  process.env['MAIL_FROM'] = 'Heatline <heatline@alder.example>';
  process.env['PUBLIC_URL'] = 'https://heat.alder.example';
  process.env['TEMPORAL_NAMESPACE'] = 'heatline-identity-tests';
});
afterAll(() => server.close());

const { add, aLead, announce, ask, at, get, query, settled, told, watch } = toldUnderTest();

beforeEach(() => {
  server.received.length = 0;
  server.mood = 'receives';
});

const byMail = { watchedEngaged: { app: true, mail: true } };
const prefer = (more: object = {}) => ask(changePreferences, { notifications: { on: true, kinds: byMail, ...more } });
const engage = async (name: string) => {
  const leadId = await aLead(name);
  await watch(leadId);
  await add('leads.published_engagement', {
    workspace_id: at.here.id,
    lead_id: leadId,
    occurred_at: new Date(),
    type: 'demo',
  });
  await announce(factsRecorded, { leads: [{ leadId, eventsFrom: new Date(Date.now() - 1_000).toISOString() }] });
  await settled();
};
const mails = async () => (await ask(notificationMail, {})).items;
/** The time of day, in UTC, so far from now. */
const clock = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString().slice(11, 16);
/** Until the newest mail leaves. */
const minutesLeft = async () => (Date.parse((await mails())[0]!.dueAt!) - Date.now()) / 60_000;
/** As if its time had come. */
const due = () => query('update identity.due_mail set due_at = now() where workspace_id = $1', [at.here.id]);
const deliver = async () => {
  await due();
  const { activities } = get(MailWork);
  const found = (await activities.findDueMail({ limit: 500 })).mails.filter(
    ({ workspaceId }) => workspaceId === at.here.id,
  );
  const outcomes = [];
  for (const mail of found) outcomes.push((await activities.deliverMail(mail)).outcome);
  return outcomes;
};

describe('a mail', () => {
  it('gathers what happened, plain and as HTML, with links, and is sent once', async () => {
    await prefer();
    await engage('Ada <b>Berg</b>');
    await engage('Ben');
    const [waiting] = await mails();
    expect(waiting).toMatchObject({ state: 'waiting', count: 2, digest: false });
    expect(Date.parse(waiting!.dueAt!) - Date.now()).toBeLessThan(61_000);
    expect(await deliver()).toEqual(['sent']);
    expect(await deliver()).toEqual([]);
    expect(server.received).toHaveLength(1);
    const { to, raw } = server.received[0]!;
    expect(to).toEqual([`${memberOf(at.here)}@x.example`]);
    expect(raw).toContain('Subject: 2 leads that you watch are active');
    expect(raw).toContain('From: Heatline <heatline@alder.example>');
    expect(raw).toContain(`<${waiting!.mailId}@alder.example>`);
    expect(raw).toContain('List-Unsubscribe: <https://heat.alder.example/settings/notifications>');
    expect(raw).toContain('text/plain');
    expect(raw).toContain('https://heat.alder.example/watching');
    expect(raw).toContain('Ada &lt;b&gt;Berg&lt;/b&gt;');
    expect(await mails()).toMatchObject([{ state: 'sent', attempts: 1, dueAt: null, reason: null }]);
    await engage('Cy');
    expect(await mails()).toMatchObject([{ state: 'waiting', count: 1 }, { state: 'sent' }]);
  });

  it('is not made for what is not to be mailed, or when all is switched off, and dropped when switched off before it left', async () => {
    await engage('Ada');
    expect(await mails()).toEqual([]);
    await prefer({ on: false });
    await engage('Ben');
    expect(await mails()).toEqual([]);
    await prefer();
    await engage('Cy');
    await prefer({ on: false });
    expect(await deliver()).toEqual(['dropped']);
    expect(await mails()).toMatchObject([{ state: 'dropped', reason: 'Switched off before it left' }]);
    expect(server.received).toEqual([]);
  });

  it('is dropped when all that it would tell was taken back before it left', async () => {
    await prefer({ kinds: { assigned: { app: true, mail: true } } });
    const me = memberOf(at.here);
    const leadId = await aLead('Ada', { owner_id: me });
    const batchId = uuidv7();
    const change = { leadIds: [leadId], by: { kind: 'member' as const, id: uuidv7() }, at: new Date().toISOString() };
    await announce(ownerChanged, { ...change, ownerId: me, batchId });
    await settled();
    expect(await mails()).toMatchObject([{ state: 'waiting', count: 1 }]);
    await announce(ownerChanged, {
      ...change,
      ownerId: null,
      batchId: uuidv7(),
      undoes: { batchId, ownerId: me },
    });
    await settled();
    expect(await deliver()).toEqual(['dropped']);
    expect(await mails()).toMatchObject([{ state: 'dropped', reason: 'All of it was taken back before it left' }]);
    expect(server.received).toEqual([]);
  });

  it('waits for the end of quiet hours, even if they were set after it was made', async () => {
    await prefer();
    await engage('Ada');
    await prefer({ quietHours: { on: true, from: clock(-60), to: clock(60) } });
    expect(await deliver()).toEqual(['retry']);
    const [mail] = await mails();
    expect(mail).toMatchObject({ state: 'waiting', attempts: 0 });
    expect(mail!.dueAt!.slice(11, 16)).toBe(clock(60));
    expect(server.received).toEqual([]);
  });

  it('comes once a day for who prefers that', async () => {
    await prefer({ digest: { on: true, at: '08:00' } });
    await ask(changePreferences, { timeZone: 'Asia/Tokyo' });
    await engage('Ada');
    await engage('Ben');
    const [mail] = await mails();
    expect(mail).toMatchObject({ digest: true, count: 2 });
    expect(mail!.dueAt!.slice(11, 16)).toBe('23:00');
    expect(await deliver()).toEqual(['sent']);
    expect(server.received[0]!.raw).toContain('Subject: Your day in Heatline: 1 notification');
  });

  it('leaves soon when the quiet hours end before their time, by a change', async () => {
    const quietHours = { on: true, from: clock(-60), to: clock(60) };
    await prefer({ quietHours });
    await engage('Ada');
    expect(await minutesLeft()).toBeGreaterThan(50);
    await prefer({ quietHours: { ...quietHours, to: clock(20) } });
    expect(await minutesLeft()).toBeLessThan(21);
    await prefer({ quietHours: { ...quietHours, on: false } });
    expect(await minutesLeft()).toBeLessThan(2);
  });

  it('goes into the digest, out of it, and to another time of day, as the member changes their mind', async () => {
    await prefer();
    await engage('Ada');
    await prefer({ digest: { on: true, at: clock(120) } });
    expect(await mails()).toMatchObject([{ state: 'waiting', digest: true }]);
    expect(await minutesLeft()).toBeGreaterThan(110);
    await engage('Ben');
    await prefer({ digest: { on: true, at: clock(3) } });
    expect(await mails()).toMatchObject([{ state: 'waiting', digest: true, count: 2 }]);
    expect(await minutesLeft()).toBeLessThan(4);
    // What does not concern when mail comes moves nothing.
    const dueAt = async () => (await mails())[0]!.dueAt;
    const before = await dueAt();
    await ask(changePreferences, { theme: 'dark' });
    await prefer({ digest: { on: true, at: clock(3) }, kinds: { ...byMail, assigned: { app: true, mail: false } } });
    expect(await dueAt()).toBe(before);
    await prefer();
    expect(await mails()).toMatchObject([{ state: 'waiting', digest: false, count: 2 }]);
    expect(await minutesLeft()).toBeLessThan(2);
    expect(await deliver()).toEqual(['sent']);
    expect(server.received).toHaveLength(1);
  });

  it('follows the clocks of another zone, the member’s or the workspace’s', async () => {
    await prefer({ digest: { on: true, at: '08:00' } });
    await engage('Ada');
    const hour = async () => (await mails())[0]!.dueAt!.slice(11, 16);
    expect(await hour()).toBe('08:00');
    await ask(changeWorkspace, { timeZone: 'Asia/Kolkata' });
    expect(await hour()).toBe('02:30');
    await ask(changePreferences, { timeZone: 'Asia/Tokyo' });
    expect(await hour()).toBe('23:00');
    await ask(changePreferences, { timeZone: null });
    expect(await hour()).toBe('02:30');
  });

  it('of the day waits for the end of quiet hours too, when it could not leave before', async () => {
    const digest = { on: true, at: clock(-5) };
    await prefer({ digest });
    await engage('Ada');
    server.mood = 'putsOff';
    expect(await deliver()).toEqual(['retry']);
    await prefer({ digest, quietHours: { on: true, from: clock(-1), to: clock(60) } });
    server.mood = 'receives';
    expect(await deliver()).toEqual(['retry']);
    expect(server.received).toEqual([]);
    expect(await minutesLeft()).toBeGreaterThan(50);
  });

  it('is held back by no quiet hours that begin and end at the same time', async () => {
    await prefer({ quietHours: { on: true, from: '07:00', to: '07:00' } });
    await engage('Ada');
    expect(await minutesLeft()).toBeLessThan(2);
    expect(await deliver()).toEqual(['sent']);
  });
});

describe('a mail server', () => {
  it('that refuses ends it, with a reason that names nobody', async () => {
    await prefer();
    await engage('Ada');
    server.mood = 'refuses';
    expect(await deliver()).toEqual(['dead']);
    expect(await mails()).toMatchObject([{ state: 'dead', reason: 'The mail server refused it (550)', dueAt: null }]);
    expect(await deliver()).toEqual([]);
  });

  it('that puts off is asked again, later and later, and at last given up', async () => {
    await prefer();
    await engage('Ada');
    server.mood = 'putsOff';
    for (let attempt = 1; attempt < mostAttempts; attempt++) expect(await deliver()).toEqual(['retry']);
    expect(await mails()).toMatchObject([
      { state: 'waiting', attempts: mostAttempts - 1, reason: 'The mail server put it off (451)' },
    ]);
    expect(await deliver()).toEqual(['dead']);
    expect(server.received).toEqual([]);
  });

  it('whose answer was lost gets the same mail under the same id', async () => {
    await prefer();
    await engage('Ada');
    server.mood = 'drops';
    expect(await deliver()).toEqual(['retry']);
    server.mood = 'receives';
    expect(await deliver()).toEqual(['sent']);
    const ids = server.received.map(({ raw }) => /Message-ID: (\S+)/i.exec(raw)?.[1]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('that hangs, or is not there, does not hold anybody up', async () => {
    const letter = { mailId: 'x', to: 'a@x.example', subject: 's', text: 't', html: 'h' };
    const failureAt = async (url: string) => {
      const mailer = new Mailer(new MailSettings({ url, from: 'h@x.example' }, ''), 300);
      return mailFailure(await mailer.send(letter).catch((error: unknown) => error)).reason;
    };
    const silent = await silentServer();
    expect(await failureAt(silent.url)).toBe('The mail server did not answer in time');
    silent.close();
    expect(await failureAt(silent.url)).toBe('The mail server could not be reached');
  });
});

describe('a sender that dies', () => {
  it('leaves the mail to the next after its lease, and two at once send it once', async () => {
    await prefer();
    await engage('Ada');
    await due();
    const { activities } = get(MailWork);
    const [mail] = (await activities.findDueMail({ limit: 500 })).mails.filter(
      ({ workspaceId }) => workspaceId === at.here.id,
    );
    const outcomes = await Promise.all([activities.deliverMail(mail!), activities.deliverMail(mail!)]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['gone', 'sent']);
    await engage('Ben');
    // Claimed by somebody who is no more.
    await query(
      `update identity.mail set state = 'sending', attempts = 1 where workspace_id = $1 and state = 'waiting'`,
      [at.here.id],
    );
    await eventually(async () => (await deliver()).includes('sent'));
    expect(server.received).toHaveLength(2);
    await told(['2 leads that you watch are active']);
  });
});

describe('the hours of a zone', () => {
  it.each([
    ['2026-11-28T21:59:00Z', 'UTC', '22:00', '07:00', '2026-11-28T21:59:00.000Z'],
    ['2026-11-28T22:00:00Z', 'UTC', '22:00', '07:00', '2026-11-29T07:00:00.000Z'],
    ['2026-11-29T06:59:00Z', 'UTC', '22:00', '07:00', '2026-11-29T07:00:00.000Z'],
    ['2026-11-29T12:30:00Z', 'UTC', '12:00', '13:00', '2026-11-29T13:00:00.000Z'],
    // Clocks go back in this night: 07:00 is an hour further away.
    ['2026-10-24T21:00:00Z', 'Europe/Oslo', '22:00', '07:00', '2026-10-25T06:00:00.000Z'],
  ])('at %s in %s, quiet from %s to %s: until %s', async (now, zone, from, to, until) => {
    const { rows } = await query('select identity.quiet_until($1, $2, $3, $4) as until', [now, zone, from, to]);
    expect(rows[0].until.toISOString()).toBe(until);
  });
});
