import { jest } from '@jest/globals';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { openSession } from '../../testing/signed-in';
import { aMe } from '../../testing/a-me';
import { aCard, aLead, anExplanation, leadId, modelId } from '../testing/a-lead';
import { kim } from '../testing/a-merge';
import { aModel } from '../../testing/a-model';
import { eventually, settled } from '../../testing/settled';
import { LeadPage } from './lead-page';
import { OpenLead } from './open-lead';

const history = {
  leadId,
  modelId,
  from: '2026-10-21T00:00:00Z',
  to: '2026-11-20T00:00:00Z',
  stepSeconds: 86_400,
  points: [],
  changes: [],
  spikes: [],
  levels: aModel().levels,
  direction: 'flat',
};
const anEvent = {
  eventId: '0e000000-0000-4000-8000-000000000001',
  id: 'evt-1',
  type: 'page_viewed',
  occurredAt: '2026-11-20T08:00:00Z',
  receivedAt: '2026-11-20T08:00:00Z',
  claimedAt: null,
  campaign: 'Nordic freight',
  source: null,
  properties: { title: 'Pricing' },
  leadId,
  sessionStartedAt: '2026-11-20T08:00:00Z',
};

const note = { leadId, by: { kind: 'member', id: aMe().memberId } };
const aNote = {
  ...note,
  noteId: '0e000000-0000-4000-8000-000000000002',
  text: 'Asked for https://haldane.example/quote.',
  writtenAt: '2026-11-20T07:30:00Z',
  editedAt: null,
  editedBy: null,
  deletedAt: null,
  version: 1,
};
const aNoteWritten = {
  ...note,
  kind: 'note',
  action: 'written',
  noteId: aNote.noteId,
  text: aNote.text,
  changeId: '0e000000-0000-4000-8000-000000000003',
  at: aNote.writtenAt,
};

/** Part of the lead by now. */
const absorbed = '0a000000-0000-4000-8000-0000000000ab';

const withAbsorbed = () => {
  const [own] = aLead().aliasList;
  return aLead({ aliasList: [own!, { ...own!, value: 'gone@haldane.example', primary: false, leadId: absorbed }] });
};

/** What there is of others is as it is of the lead. */
const ofTheLead = (url: string) => url.replace(kim, leadId).replace(absorbed, leadId);

async function aPage(
  url = `/leads/${leadId}`,
  role: 'admin' | 'viewer' = 'admin',
  explanation = anExplanation(),
  away = new Set<string>(),
) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([{ path: 'leads/:leadId', component: LeadPage }]),
    ],
  });
  const http = TestBed.inject(HttpTestingController);
  await openSession(role);

  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(url, LeadPage);
  const answers: Record<string, object> = {
    '/api/models': { items: [aModel()] },
    [`/api/lead/${leadId}`]: url.includes(absorbed) ? withAbsorbed() : aLead(),
    [`/api/lead/${leadId.toUpperCase()}`]: aLead(),
    [`/api/lead/${absorbed}`]: withAbsorbed(),
    [`/api/lead/${kim}`]: aLead({ leadId: kim, name: 'Kim Ray' }),
    [`/api/lead/${leadId}/scores`]: { items: [aCard()] },
    [`/api/lead/${leadId}/score/explain`]: explanation,
    '/api/score/history': history,
    [`/api/leads/${leadId}/history`]: { items: [aNoteWritten], nextCursor: null },
    [`/api/leads/${leadId}/notes`]: { items: [aNote], nextCursor: null, total: { value: 1, exact: true } },
    [`/api/lead/${leadId}/events/seen`]: {
      types: [{ value: 'page_viewed', count: 64 }],
      campaigns: [{ value: 'Nordic freight', count: 12 }],
    },
    '/api/members': { items: [] },
    '/api/api-keys': { items: [] },
    '/api/seen/attributes': { items: [], whole: true },
    [`/api/lead/${leadId}/events`]: { items: [anEvent], nextCursor: null, sessions: [] },
    [`/api/lead/${leadId}/contributions`]: {
      items: [
        { eventId: anEvent.eventId, modelId, points: 3, rules: [{ ruleId: 'r', name: 'Viewed pricing', points: 3 }] },
      ],
    },
  };
  const asked: string[] = [];
  const settle = () =>
    settled(
      (open) => {
        asked.push(open.request.urlWithParams);
        if (away.has(open.request.url))
          open.flush(
            { status: 503, code: 'service_unavailable', detail: 'Scoring is away for a moment.' },
            { status: 503, statusText: 'Away' },
          );
        else open.flush(answers[open.request.url] ?? answers[ofTheLead(open.request.url)] ?? {});
      },
      ({ method }) => method === 'GET',
    );
  await settle();
  const host = harness.routeNativeElement as HTMLElement;
  const open = harness.routeDebugElement!.injector.get(OpenLead);
  return {
    host,
    http,
    open,
    asked,
    /** The lead is changed by somebody else, and the page hears of it. */
    changes: async (lead: ReturnType<typeof aLead>) => {
      answers[`/api/lead/${leadId}`] = lead;
      open.reload();
      await settle();
    },
    settle,
    text: (selector: string) => host.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim(),
    button: (name: RegExp) =>
      [...host.querySelectorAll('button')].find((button) =>
        name.test(button.getAttribute('aria-label') ?? button.textContent),
      ),
  };
}

describe('the page of a lead', () => {
  it('says who it is and shows its score with level and change', async () => {
    const { text } = await aPage();
    expect(text('h1')).toBe('Ingrid Solheim');
    expect(text('hl-score-strip')).toBe('Engagement24Warm, 12 points up in 7 days');
  });

  it.each(['', '?why=0'])('says once that scores did not load, and tries again: %s', async (view) => {
    const scores = `/api/lead/${leadId}/scores`;
    const away = new Set([scores]);
    const { host, text, button, settle } = await aPage(`/leads/${leadId}${view}`, 'admin', anExplanation(), away);
    expect([...host.querySelectorAll('hl-failed h2')].map(({ textContent }) => textContent)).toEqual([
      'Scores did not load',
    ]);
    expect(text('hl-failed')).toContain('Scoring is away for a moment.');
    away.clear();
    button(/Try again/)?.click();
    await settle();
    expect(host.querySelector('hl-failed')).toBeNull();
    expect(text('hl-score-strip')).toContain('24');
  });

  it('explains the score line by line, and the lines sum to it', async () => {
    const { host, text } = await aPage();
    expect([...host.querySelectorAll('hl-explain-card .points')].map((points) => points.textContent)).toEqual([
      '+30',
      '\u22126',
    ]);
    expect(text('hl-explain-card .total')).toBe('Total of 2 linesequals the score24');
    expect(text('hl-explain-card')).toContain('Decay');
  });

  it('shows the new score and its ledger once the score was updated', async () => {
    const { text, http, settle, button } = await aPage();
    button(/Update score of/)?.click();
    http.expectOne(`/api/leads/${leadId}/scores/${modelId}/update`).flush(aCard({ score: 25 }));
    await settled(
      (open) => open.flush(anExplanation({ score: 25 })),
      ({ url }) => url.endsWith('/explain'),
    );
    await settle();
    expect(text('hl-explain-card .big')).toBe('25');
  });

  it('says so when the lines do not sum to the score', async () => {
    const { text } = await aPage(undefined, 'admin', anExplanation({ score: 25 }));
    expect(text('hl-explain-card .total')).toBe('Total of 2 linesdoes not sum to the score25');
  });

  it('shows what a rule wanted and what the lead has', async () => {
    const { button, settle, text } = await aPage();
    button(/Show 1 unmatched rule/)?.click();
    await settle();
    expect(text('ul[aria-label="Unmatched rules"]')).toBe('Mid-size company+10Has1,240Wanted200 to 999');
  });

  it('lists what happened, newest first, with the points that it gave', async () => {
    const { text } = await aPage();
    expect(text('hl-activity-event summary')).toBe(
      'Viewed PricingCampaign: Nordic freight · Rule: Viewed pricing08:00 +3 points',
    );
  });

  it('explains as of the instant in the address', async () => {
    const { asked, text } = await aPage(`/leads/${leadId}?asOf=2026-10-05T10:00:00Z`);
    expect(asked).toContain(`/api/lead/${leadId}/score/explain?modelId=${modelId}&asOf=2026-10-05T10:00:00Z`);
    expect(text('hl-why-sheet .asof')).toContain('5 Oct 2026, 10:00');
  });

  it('edits an attribute in place, with the edit token', async () => {
    const { host, http, button, settle, text } = await aPage();
    button(/Edit company size/)?.click();
    await settle();
    const field = host.querySelector<HTMLInputElement>('input[aria-label="Company size"]');
    if (field) field.value = '250';
    field?.dispatchEvent(new Event('input'));
    field?.form?.dispatchEvent(new Event('submit'));
    const request = http.expectOne({ method: 'PATCH', url: `/api/lead/${leadId}` });
    expect(request.request.body).toEqual({ version: 3, attributes: { companySize: 250 } });
    const changed = aLead().attributeList.map((known) =>
      known.key === 'companySize' ? { ...known, value: 250 } : known,
    );
    request.flush(aLead({ version: 4, attributeList: changed }));
    await settle();
    expect(text('hl-lead-details')).toContain('Company size250');
  });

  it('says how a range of people is kept, and then keeps it', async () => {
    const { host, http, button, settle, text } = await aPage();
    button(/Edit company size/)?.click();
    await settle();
    const field = () => host.querySelector<HTMLInputElement>('input[aria-label="Company size"]')!;
    field().value = '51 to 200';
    field().dispatchEvent(new Event('input'));
    field().form?.dispatchEvent(new Event('submit'));
    await settle();
    http.expectNone({ method: 'PATCH', url: `/api/lead/${leadId}` });
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect(text('hl-editable-field [role=alert]')).toBe(
      'Give a whole number of people, such as 120, at most 10,000,000. For a range, such as 51 to 200, choose text under “Kept as”',
    );
    const kind = host.querySelector<HTMLSelectElement>('hl-editable-field label.type select')!;
    expect(kind.labels[0]?.textContent).toContain('Kept as');
    kind.value = 'text';
    kind.dispatchEvent(new Event('change'));
    await settle();
    expect([text('hl-editable-field [role=alert]'), field().value]).toEqual(['', '51 to 200']);
    field().form?.dispatchEvent(new Event('submit'));
    const { request } = http.expectOne({ method: 'PATCH', url: `/api/lead/${leadId}` });
    expect(request.body).toEqual({ version: 3, attributes: { companySize: '51 to 200' } });
  });

  it('keeps what was typed when somebody else has changed the same, and says what it is now', async () => {
    const { host, http, button, settle, text } = await aPage();
    button(/Edit company size/)?.click();
    await settle();
    const field = () => host.querySelector<HTMLInputElement>('input[aria-label="Company size"]');
    const type = (words: string) => {
      const input = field();
      if (input) input.value = words;
      input?.dispatchEvent(new Event('input'));
      input?.form?.dispatchEvent(new Event('submit'));
    };
    type('many');
    await settle();
    expect(text('hl-editable-field [role=alert]')).toMatch(/^Give a whole number of people, such as 120/);
    type('250');
    const stale = { type: 'about:blank', title: 'Conflict', status: 409, code: 'version_stale', detail: 'Stale.' };
    const change = () => http.expectOne({ method: 'PATCH', url: `/api/lead/${leadId}` });
    change().flush({ ...stale, details: { version: 4 } }, { status: 409, statusText: 'Conflict' });
    await settled();
    const theirs = aLead().attributeList.map((known) => (known.key === 'companySize' ? { ...known, value: 9 } : known));
    const now = aLead({ version: 4, attributes: { companySize: 9 }, attributeList: theirs });
    http.expectOne({ method: 'GET', url: `/api/lead/${leadId}` }).flush(now);
    await settle();
    expect(field()?.value).toBe('250');
    expect(text('hl-editable-field [role=alert]')).toBe(
      'Somebody else set it to 9 meanwhile. What you typed is still here.',
    );
    field()?.form?.dispatchEvent(new Event('submit'));
    expect(change().request.body).toEqual({ version: 4, attributes: { companySize: 250 } });
  });

  it('does not save over what somebody else saved while one typed, although the page shows it by then', async () => {
    const { host, http, button, settle, text, changes } = await aPage();
    button(/Edit company size/)?.click();
    await settle();
    const field = host.querySelector<HTMLInputElement>('input[aria-label="Company size"]')!;
    field.value = '250';
    field.dispatchEvent(new Event('input'));
    const theirs = aLead().attributeList.map((known) => (known.key === 'companySize' ? { ...known, value: 9 } : known));
    await changes(aLead({ version: 4, attributes: { jobTitle: 'COO', companySize: 9 }, attributeList: theirs }));
    field.form?.dispatchEvent(new Event('submit'));
    await settle();
    http.expectNone({ method: 'PATCH', url: `/api/lead/${leadId}` });
    expect(field.value).toBe('250');
    expect(text('hl-editable-field [role=alert]')).toBe(
      'Somebody else set it to 9 meanwhile. What you typed is still here.',
    );
    field.form?.dispatchEvent(new Event('submit'));
    const { request } = http.expectOne({ method: 'PATCH', url: `/api/lead/${leadId}` });
    expect(request.body).toEqual({ version: 4, attributes: { companySize: 250 } });
  });

  it('saves over changes of other fields without a word', async () => {
    const { host, http, button, settle, changes } = await aPage();
    button(/Edit company size/)?.click();
    await settle();
    const field = host.querySelector<HTMLInputElement>('input[aria-label="Company size"]')!;
    field.value = '250';
    field.dispatchEvent(new Event('input'));
    await changes(aLead({ version: 4, attributes: { jobTitle: 'COO', companySize: 1240 } }));
    field.form?.dispatchEvent(new Event('submit'));
    const { request } = http.expectOne({ method: 'PATCH', url: `/api/lead/${leadId}` });
    expect(request.body).toEqual({ version: 4, attributes: { companySize: 250 } });
  });

  it('names what is edited as people write it', async () => {
    const crm = { ...aLead().attributeList[0]!, key: 'crm', value: 'Pipedrive' };
    const { button, changes } = await aPage();
    await changes(aLead({ attributes: { crm: 'Pipedrive' }, attributeList: [crm] }));
    expect(button(/^Edit CRM$/)).toBeTruthy();
  });

  it('asks for the rest of a date that is half filled, which is not an empty one', async () => {
    const founded = { ...aLead().attributeList[0]!, key: 'founded', value: '2020-01-01', kind: 'date' as const };
    const { host, http, button, settle, text, changes } = await aPage();
    await changes(aLead({ attributes: { founded: '2020-01-01' }, attributeList: [founded] }));
    button(/Edit founded/)?.click();
    await settle();
    const field = host.querySelector<HTMLInputElement>('input[aria-label="Founded"]')!;
    const written = jest.spyOn(field, 'value', 'set');
    // As a browser tells it once one part is taken away.
    Object.defineProperty(field, 'validity', { value: { badInput: true } });
    jest.spyOn(field, 'value', 'get').mockReturnValue('');
    field.dispatchEvent(new Event('input'));
    await settle();
    field.form?.dispatchEvent(new Event('submit'));
    await settle();
    http.expectNone({ method: 'PATCH', url: `/api/lead/${leadId}` });
    expect(text('hl-editable-field [role=alert]')).toBe('Give the whole date, with day, month and year');
    expect(written).not.toHaveBeenCalled();
  });

  it.each([
    [/Add an alias/, 'Alias'],
    [/Add an attribute/, 'Name of the attribute'],
  ])('%s: the field has the focus, no letter begins something else, and the focus comes back', async (name, label) => {
    const { host, button, settle } = await aPage();
    const opener = button(name);
    opener?.focus();
    opener?.click();
    await settle();
    expect(document.activeElement?.getAttribute('aria-label')).toBe(label);
    (document.activeElement as HTMLElement).blur();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', bubbles: true }));
    await settle();
    expect(host.querySelector('hl-editable-field form')).toBeNull();
    button(/^\s*Cancel\s*$/)?.click();
    await settle();
    expect(document.activeElement).toBe(opener);
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', bubbles: true }));
    await settle();
    expect(host.querySelector('hl-editable-field form')).not.toBeNull();
  });

  it('names and links the lead that an alias belongs to', async () => {
    const { host, http, button, settle, text } = await aPage();
    button(/Add an alias/)?.click();
    await settle();
    const field = host.querySelector<HTMLInputElement>('input[aria-label="Alias"]');
    if (field) field.value = 'bo@haldane.example';
    field?.form?.dispatchEvent(new Event('submit'));
    const other = '0a000000-0000-4000-8000-000000000009';
    const problem = { type: 'about:blank', title: 'Conflict', status: 409, code: 'alias_conflict', detail: 'Taken.' };
    http
      .expectOne({ method: 'POST', url: `/api/lead/${leadId}/aliases` })
      .flush({ ...problem, details: { leadIds: [leadId, other] } }, { status: 409, statusText: 'Conflict' });
    await settled();
    http.expectOne(`/api/lead/${other}`).flush(aLead({ leadId: other, name: 'Bo' }));
    await settle();
    expect(text('hl-lead-aliases [role=alert]')).toBe(
      'It belongs to Bo. Merge the two if they are the same person; taken away there, it can be added here.Merge the two…',
    );
    expect(host.querySelector('hl-lead-aliases a')?.getAttribute('href')).toBe(`/leads/${other}`);
    button(/Merge the two/)?.click();
    const preview = await eventually(() => http.expectOne('/api/leads/merge/preview'));
    expect(preview.request.body).toEqual({ targetId: leadId, leadIds: [other] });
  });

  it('has the focus where it was when the form of an alias goes away', async () => {
    const { host, button, settle } = await aPage();
    button(/Add an alias/)?.click();
    await settle();
    host.querySelector<HTMLInputElement>('input[aria-label="Alias"]')!.focus();
    [...host.querySelectorAll<HTMLElement>('hl-lead-aliases button')]
      .find(({ textContent }) => textContent.trim() === 'Cancel')!
      .click();
    await settle();
    expect(document.activeElement).toBe(button(/Add an alias/));
  });

  it('of an absorbed lead becomes that of the one that answers, and says so once', async () => {
    const { button, settle, text } = await aPage(`/leads/${absorbed}?tab=history`);
    expect(TestBed.inject(Router).url).toBe(`/leads/${leadId}?tab=history`);
    expect(text('hl-address-note span')).toBe('The lead you opened was merged into Ingrid Solheim');
    button(/^\s*Close\s*$/)?.click();
    await settle();
    expect(text('hl-address-note')).toBeUndefined();
  });

  it('says nothing of it any more once the merge was undone', async () => {
    const { changes, text } = await aPage(`/leads/${absorbed}`);
    expect(text('hl-address-note span')).toBe('The lead you opened was merged into Ingrid Solheim');
    await changes(aLead({ version: 4 }));
    expect(text('hl-address-note')).toBeUndefined();
  });

  it('reads once more what changed while it was read', async () => {
    const { asked, open, settle } = await aPage();
    open.reload();
    open.reload();
    const before = asked.length;
    await settle();
    const again = asked.slice(before);
    for (const url of [`/api/lead/${leadId}`, `/api/lead/${leadId}/scores`])
      expect(again.filter((one) => one === url)).toHaveLength(2);
  });

  it('stays where the id is only written in large letters', async () => {
    const { text } = await aPage(`/leads/${leadId.toUpperCase()}`);
    expect(text('h1')).toBe('Ingrid Solheim');
    expect(text('hl-address-note')).toBeUndefined();
  });

  it('follows the lead when somebody else merges it into another one', async () => {
    const { changes } = await aPage();
    await changes(aLead({ leadId: kim, name: 'Kim Ray' }));
    expect(TestBed.inject(Router).url).toBe(`/leads/${kim}`);
  });

  it('marks what was sent for a lead that was merged into it, and nothing else', async () => {
    const { changes, settle, text } = await aPage();
    expect(text('hl-activity-event summary')).not.toContain('from');
    const aliasList = [
      ...aLead().aliasList,
      { ...aLead().aliasList[0]!, value: 'kim@work.example', primary: false, leadId: kim },
    ];
    await changes(aLead({ leadId, aliasList, version: 4 }));
    await settle();
    expect(text('hl-lead-aliases')).toContain('kim@work.exampleSecondary');
  });

  it('offers a merge to those who may', async () => {
    const { button, settle } = await aPage();
    button(/^Actions$/)?.click();
    await settle();
    expect(document.body.textContent).toContain('Merge…');
  });

  it('lists notes with safe links, by whom, and writes one', async () => {
    const { host, http, settle, text } = await aPage(`/leads/${leadId}?tab=notes`);
    const link = host.querySelector<HTMLAnchorElement>('hl-note-card a');
    expect([link?.href, link?.rel]).toEqual(['https://haldane.example/quote', 'noopener noreferrer nofollow']);
    expect(text('hl-note-card .text')).toBe('Asked for https://haldane.example/quote.');
    const field = host.querySelector<HTMLTextAreaElement>('textarea');
    if (field) field.value = ' Calls back \n';
    field?.dispatchEvent(new Event('input'));
    await settle();
    host.querySelector('form')?.dispatchEvent(new Event('submit'));
    const sent = http.expectOne({ method: 'POST', url: `/api/leads/${leadId}/notes` });
    expect(sent.request.body).toEqual({ text: ' Calls back \n' });
    expect(sent.request.headers.get('Idempotency-Key')).toBeTruthy();
  });

  it('asks for activities of the types and the campaign in the address, without changes between', async () => {
    const { asked, button, host, settle } = await aPage(
      `/leads/${leadId}?tab=activities&type=page_viewed&campaign=Nordic%20freight`,
    );
    expect(asked).toContain(`/api/lead/${leadId}/events?limit=50&type=page_viewed&campaign=Nordic%20freight`);
    expect(host.querySelector('hl-activity-filters')?.textContent).toContain('Page viewed');
    expect(host.querySelectorAll('hl-change-row')).toHaveLength(0);
    button(/^\s*Page viewed\s*$/)?.click();
    await settle();
    const choice = document.querySelector<HTMLElement>('[role=menuitemcheckbox]');
    expect([choice?.getAttribute('aria-checked'), choice?.textContent]).toEqual([
      'true',
      expect.stringMatching(/Page viewed\s*64/),
    ]);
    choice?.click();
    await settle();
    expect(TestBed.inject(Router).url).toBe(`/leads/${leadId}?tab=activities&campaign=Nordic%20freight`);
    expect(choice?.getAttribute('aria-checked')).toBe('false');
  });

  it('shows the history of the kinds in the address', async () => {
    const { asked, text } = await aPage(`/leads/${leadId}?tab=history&changes=note`);
    expect(asked).toContain(`/api/leads/${leadId}/history?limit=50&kind=note`);
    expect(text('hl-change-row')).toContain('Wrote a note');
  });

  it('lets a viewer look and change nothing', async () => {
    const { button } = await aPage(undefined, 'viewer');
    expect([button(/Update score/), button(/Edit/), button(/Add an attribute/)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('keeps what is looked at in the address', async () => {
    const { button, settle } = await aPage();
    button(/^Close$/)?.click();
    await settle();
    expect(TestBed.inject(Router).url).toBe(`/leads/${leadId}?why=0`);
  });
});
