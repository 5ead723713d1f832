import { type HttpRequest } from '@angular/common/http';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Me, Model, ModelDraft, PublishedVersion, Run } from '@heatline/contracts';
import { signedInAs } from '../../testing/signed-in';
import { aRun } from '../../testing/a-run';
import { aDefinition, aDraft, aScheduledModel, aRule, aVersion, modelId } from '../testing/a-draft';
import { eventually, settled } from '../../testing/settled';
import { ModelPage } from './model-page';

@Component({ template: '' })
class Elsewhere {}

async function aPage({
  url = `/scoring/${modelId}`,
  role = 'admin',
  model = aScheduledModel(),
  draft = aDraft(),
  versions = [aVersion()],
  runs = [],
  put,
  down = new Set(),
  patch,
}: {
  url?: string;
  role?: Me['role'];
  model?: Model;
  draft?: ModelDraft;
  versions?: PublishedVersion[];
  runs?: Run[];
  /** What saving the draft answers, the first time and later; without it: the draft as it was sent. */
  put?: (request: HttpRequest<unknown>, nth: number) => { status: number; body: object } | undefined;
  /** Addresses that nobody answers, as long as they are in it. */
  down?: Set<string>;
  /** How changes of the model itself are refused. */
  patch?: { status: number; body: object };
} = {}) {
  TestBed.configureTestingModule({
    providers: [
      ...signedInAs(role),
      provideRouter([
        { path: 'scoring/:modelId', component: ModelPage, canDeactivate: [(page: ModelPage) => page.mayLeave()] },
        { path: 'runs', component: Elsewhere },
      ]),
    ],
  });
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(url, ModelPage);
  const base = `/api/models/${modelId}`;
  const answers: Record<string, object> = {
    [base]: model,
    [`${base}/draft`]: draft,
    [`${base}/versions`]: { items: versions.map(({ definition: _, ...head }) => head) },
    [`${base}/versions/7`]: aVersion(),
    [`${base}/rule-reach`]: { exact: true, rules: [] },
    '/api/runs': { items: runs, nextCursor: null },
  };
  const asked: HttpRequest<unknown>[] = [];
  let saves = 0;
  const settle = () =>
    settled((open) => {
      const { method, url: path } = open.request;
      asked.push(open.request);
      if (down.has(path)) open.error(new ProgressEvent('error'));
      else if (method === 'PUT') {
        const refused = put?.(open.request, ++saves);
        if (refused) open.flush(refused.body, { status: refused.status, statusText: 'Refused' });
        else {
          answers[path] = { ...draft, version: draft.version + saves, definition: bodyOf(open.request) };
          open.flush(answers[path]);
        }
      } else if (method === 'PATCH' && patch) {
        open.flush(patch.body, { status: patch.status, statusText: 'Refused' });
      } else open.flush(answers[path] ?? { items: [] });
    });
  /** As when somebody else, or an answer that was lost, saved it. */
  const answer = (path: string, body: object) => (answers[path] = body);
  const stored = (is: ModelDraft) => (answers[`${base}/draft`] = is);
  const until = (holds: () => boolean) => eventually(() => settle().then(holds));
  await settle();
  const host = harness.routeNativeElement as HTMLElement;
  const within = (root: Element, name: RegExp) =>
    [...root.querySelectorAll('button')].find((one) => name.test(one.getAttribute('aria-label') ?? one.textContent));
  const button = (name: RegExp) => within(host, name);
  const type = async (selector: string, text: string) => {
    const field = host.querySelector<HTMLInputElement>(selector)!;
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await settle();
  };
  /** The question that is asked, with its buttons. */
  const question = () => document.querySelector('hl-confirm-dialog');
  const leave = () => TestBed.inject(Router).navigateByUrl('/runs');
  const puts = () => asked.filter(({ method }) => method === 'PUT');
  return { host, asked, settle, until, button, within, type, question, leave, answer, stored, puts };
}

function bodyOf(request: HttpRequest<unknown>): object {
  const { version: _, ...definition } = request.body as { version: number };
  return definition;
}

const stale = {
  type: 'about:blank',
  title: 'Conflict',
  status: 409,
  code: 'version_stale',
  detail: 'Changed meanwhile.',
};
const focused = () => (document.activeElement === document.body ? null : document.activeElement?.textContent);
const lost = { status: 503, body: {} };
const second = aRule({ id: '0e000000-0000-4000-8000-000000000002', name: 'Opened a mail' });
const two = aDraft({ definition: aDefinition({ rules: [aRule(), second] }) });
const more = /One more: Points of Clicked a link/;

describe('the page of a model', () => {
  it('shows what is published, what is in the draft, and the rules in words', async () => {
    const { host } = await aPage({ draft: aDraft({ definition: aDefinition({ rules: [aRule({ points: 3 })] }) }) });
    expect(host.querySelector('h1')?.textContent).toBe('B2B engagement');
    expect(host.textContent).toContain('v7 published 20 Nov');
    expect(host.textContent).toContain('1 change in draft');
    expect(host.querySelector('hl-rule-row')?.textContent).toContain('was +5');
  });

  it('saves an edit by itself, with the token that was read', async () => {
    const { button, puts, until, host } = await aPage();
    button(/One more: Points of Clicked a link/)?.click();
    await until(() => puts().length === 1);
    expect(puts()[0]?.body).toMatchObject({ version: 3, rules: [{ points: 6 }] });
    await until(() => host.querySelector('.state')?.textContent.trim() === 'Saved');
  });

  it('tells that somebody else was faster, and lets choose', async () => {
    const { button, until, host } = await aPage({ put: () => ({ status: 409, body: stale }) });
    button(/One more: Points of Clicked a link/)?.click();
    await until(
      () => host.querySelector('[role=alert]')?.textContent.includes('Somebody else changed this draft') === true,
    );
    button(/Load theirs/)?.click();
    await until(() => host.querySelector('[role=alert]') === null);
    expect(host.querySelector<HTMLInputElement>('hl-stepper input')?.value).toBe('+5');
  });

  it('does not save what the schema refuses, and says so at the field', async () => {
    const { button, puts, settle, host } = await aPage();
    button(/^\s*Clicked a link\s*$/)?.click();
    await settle();
    const name = host.querySelector<HTMLInputElement>('hl-rule-form hl-field input');
    if (name) name.value = '';
    name?.dispatchEvent(new Event('input'));
    await settle();
    expect(host.querySelector('hl-rule-form')?.textContent).toContain('Give the rule a name');
    expect(host.textContent).toContain('Not saved: 1 field to put right');
    expect(puts()).toHaveLength(0);
    expect(button(/^\s*Publish/)?.disabled).toBe(true);
  });

  it('saves all but what is not complete', async () => {
    const { button, type, until, puts, host } = await aPage({ draft: two });
    button(/^\s*Opened a mail\s*new/)?.click();
    await until(() => host.querySelector('hl-rule-form') !== null);
    await type('hl-rule-form hl-field input', '');
    button(more)?.click();
    await until(() => puts().length === 1);
    expect(puts()[0]?.body).toMatchObject({ rules: [{ points: 6 }, { name: 'Opened a mail' }] });
    await until(() => host.textContent.includes('the rest is saved'));
    expect(host.querySelector('hl-rule-form')?.textContent).toContain('Give the rule a name');
  });

  it('asks before it is left with something that is not complete', async () => {
    const { button, within, type, until, question, leave, host } = await aPage();
    button(/^\s*Clicked a link\s*$/)?.click();
    await until(() => host.querySelector('hl-rule-form') !== null);
    await type('hl-rule-form hl-field input', '');
    const stayed = leave();
    await until(() => question() !== null);
    expect(question()?.textContent).toContain('Not complete, and therefore not saved: the rule “Without a name”.');
    within(question()!, /Stay/)?.click();
    expect(await stayed).toBe(false);
    await until(() => question() === null);
    const left = leave();
    await until(() => question() !== null);
    within(question()!, /Leave/)?.click();
    expect(await left).toBe(true);
  });

  it('is left without a question when all can be saved, which it then is', async () => {
    const { button, until, puts, question, leave, settle } = await aPage();
    button(more)?.click();
    const left = leave();
    await until(() => puts().length === 1);
    await settle();
    expect(await left).toBe(true);
    expect(question()).toBeNull();
    expect(puts()[0]?.body).toMatchObject({ rules: [{ points: 6 }] });
  });

  it('has the browser ask before it is closed with something unsaved, and only then', async () => {
    const { button, until, host } = await aPage();
    const closing = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(closing()).toBe(false);
    button(more)?.click();
    expect(closing()).toBe(true);
    await until(() => host.querySelector('.state')?.textContent.trim() === 'Saved');
    expect(closing()).toBe(false);
  });

  it('sees that what is in the way of saving is what it sent itself', async () => {
    const answer = (nth: number) => (nth === 1 ? lost : nth === 2 ? { status: 409, body: stale } : undefined);
    const { button, until, puts, stored, host } = await aPage({ put: (_, nth) => answer(nth) });
    button(more)?.click();
    await until(() => button(/Try again/) !== undefined);
    stored(aDraft({ version: 4, definition: aDefinition({ rules: [aRule({ points: 6 })] }) }));
    button(/Try again/)?.click();
    await until(() => host.querySelector('.state')?.textContent.trim() === 'Saved');
    expect(host.querySelector('[role=alert]')).toBeNull();
    expect(puts()).toHaveLength(2);
  });

  it('saves what was typed after an answer that was lost', async () => {
    const answer = (nth: number) => (nth === 1 ? lost : nth === 2 ? { status: 409, body: stale } : undefined);
    const { button, until, puts, stored, host } = await aPage({ put: (_, nth) => answer(nth) });
    button(more)?.click();
    await until(() => button(/Try again/) !== undefined);
    stored(aDraft({ version: 4, definition: aDefinition({ rules: [aRule({ points: 6 })] }) }));
    button(more)?.click();
    await until(() => host.querySelector('.state')?.textContent.trim() === 'Saved');
    expect(puts().map(({ body }) => body)).toMatchObject([
      { version: 3, rules: [{ points: 6 }] },
      { version: 3, rules: [{ points: 7 }] },
      { version: 4, rules: [{ points: 7 }] },
    ]);
  });

  it('begins a rule with its name in hand, and complains about what it lacks once that is left', async () => {
    const { button, until, host, settle } = await aPage();
    button(/Add rule/)?.click();
    await until(() => host.querySelector('hl-rule-form') !== null);
    const name = host.querySelector<HTMLInputElement>('hl-rule-form input')!;
    expect(document.activeElement).toBe(name);
    expect(host.querySelector('.bad, .err')).toBeNull();
    expect(host.querySelector('hl-rule-form')?.textContent).toContain(
      'Finish the conditions to read the rule in words',
    );
    expect(host.textContent).toContain('What you began is not complete yet, and not saved');
    await until(
      () => host.querySelector('hl-tried-leads')?.textContent.includes('as soon as the draft is complete') === true,
    );
    host.querySelector<HTMLElement>('.search-field input')?.focus();
    await settle();
    expect(host.querySelector('hl-rule-form .err')).not.toBeNull();
    expect(host.textContent).toContain('Not saved: 1 field to put right');
  });

  it('finds what a rule looked for when it looks for that again, with the focus where it was', async () => {
    const { button, within, until, host, settle } = await aPage();
    button(/^\s*Clicked a link\s*$/)?.click();
    await until(() => host.querySelector('hl-rule-form') !== null);
    const turn = async (to: RegExp) => {
      const choice = within(host.querySelector('hl-rule-form')!, to)!;
      choice.focus();
      choice.click();
      await settle();
    };
    await turn(/Who people are/);
    expect(host.querySelector('hl-rule-form hl-event-match')).toBeNull();
    expect(focused()).toContain('Who people are');
    expect(host.querySelector('hl-rule-form .err')).toBeNull();
    await turn(/What people do/);
    expect(host.querySelector('hl-rule-form hl-event-match')?.textContent).toContain('link_clicked');
  });

  it('puts the focus into a condition that is added', async () => {
    const { button, within, until, host, settle } = await aPage();
    button(/^\s*Clicked a link\s*$/)?.click();
    await until(() => host.querySelector('hl-rule-form') !== null);
    within(host.querySelector('hl-event-match')!, /Condition/)?.click();
    await settle();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Property');
    expect(host.querySelector('.bad, hl-rule-form .err')).toBeNull();
  });

  it('takes the focus to the next rule when one is deleted, and back with it', async () => {
    const { button, within, until, host, settle } = await aPage({ draft: two });
    button(/Menu of Clicked a link/)?.click();
    await until(() => document.querySelector('[role=menu]') !== null);
    within(document.querySelector('[role=menu]')!, /Delete/)?.click();
    await until(() => host.querySelectorAll('hl-rule-row').length === 1);
    expect(focused()).toContain('Opened a mail');
    await until(() => document.querySelector('hl-toast') !== null);
    within(document.querySelector('hl-toast')!, /Undo/)?.click();
    await until(() => host.querySelectorAll('hl-rule-row').length === 2);
    await settle();
    expect(focused()).toContain('Clicked a link');
  });

  it('asks before a model that is off becomes primary, and offers to switch it on', async () => {
    const { button, within, until, asked } = await aPage({ model: aScheduledModel({ active: false, primary: false }) });
    const changes = () => asked.filter(({ method }) => method === 'PATCH').map(({ body }) => body);
    const dialog = () => document.querySelector('hl-primary-dialog');
    button(/^More$/)?.click();
    await until(() => document.querySelector('[role=menu]') !== null);
    within(document.body, /Make primary/)?.click();
    await until(() => dialog() !== null);
    expect(changes()).toEqual([]);
    expect(dialog()?.textContent).toContain('they see no engagement score until B2B engagement is switched on');
    within(dialog()!, /Switch on and make primary/)?.click();
    await until(() => changes().length === 1);
    expect(changes()).toEqual([{ primary: true, active: true }]);
  });

  it('does not offer to make primary what was never published', async () => {
    const model = aScheduledModel({ active: false, primary: false, publishedVersion: null });
    const { button, within, until } = await aPage({ model });
    button(/^More$/)?.click();
    await until(() => document.querySelector('[role=menu]') !== null);
    expect(within(document.body, /Make primary/)?.disabled).toBe(true);
  });

  it('offers to switch on what is published first', async () => {
    const model = aScheduledModel({ active: false, primary: false, publishedVersion: null });
    const { button, within, until, asked, host, answer } = await aPage({ model, versions: [] });
    answer(`/api/models/${modelId}/publish`, { publishedVersion: 1, runId: null });
    button(/^\s*publish\s*Publish|^\s*Publish/)?.click();
    const dialog = () => document.querySelector('hl-publish-dialog');
    await until(() => dialog() !== null);
    expect(dialog()?.textContent).toContain('And switch it on');
    within(dialog()!, /Publish v1/)?.click();
    await until(() => asked.some(({ method }) => method === 'PATCH'));
    expect(asked.find(({ method }) => method === 'PATCH')?.body).toEqual({ active: true });
    expect(document.activeElement).toBe(host.querySelector('h1'));
  });

  it('shows how far the recalculation is, and its commands', async () => {
    const { host, button } = await aPage({ runs: [aRun()] });
    const strip = host.querySelector('hl-run-strip')?.textContent;
    expect(strip).toContain('62%');
    expect(strip).toContain('620 of 1,000');
    expect(button(/Pause/)).toBeDefined();
    expect(button(/Recalculate all contacts/)?.disabled).toBe(true);
  });

  it('lets a viewer look and change nothing', async () => {
    const { button, host } = await aPage({ role: 'viewer', runs: [aRun()] });
    expect(button(/Add rule/)).toBeUndefined();
    expect(button(/Pause/)).toBeUndefined();
    expect(host.querySelector<HTMLInputElement>('hl-stepper input')?.disabled).toBe(true);
    const about = host.querySelector('.about')?.textContent;
    expect(about).toContain('Admins recalculate and publish; they and marketers simulate and edit');
    expect(about).not.toContain('Saved');
  });

  it('tells a marketer who publishes, beside what they may', async () => {
    const { button, host, until } = await aPage({ role: 'marketer' });
    expect(button(/Publish/)?.disabled).toBe(true);
    await until(() => host.querySelector('.about')?.textContent.includes('Saved') === true);
    expect(host.querySelector('.about')?.textContent).toContain('Admins recalculate and publish');
    expect(host.querySelector('.about')?.textContent).not.toContain('marketers');
  });

  it('has no word of who publishes on a model that is archived', async () => {
    const { host } = await aPage({ model: aScheduledModel({ archivedAt: '2026-11-21T08:00:00.000Z' }) });
    expect(host.querySelector('.about')?.textContent).toContain('v7 published');
    expect(host.querySelector('.about')?.textContent).not.toContain('Admins');
  });

  it('asks again for the scores of today, and tries the draft again, when they did not load', async () => {
    const [distribution, trying] = [`/api/models/${modelId}/distribution`, `/api/models/${modelId}/try`];
    const down = new Set([distribution, trying, '/api/leads']);
    const { host, asked, within, answer, until } = await aPage({ url: `/scoring/${modelId}?tab=levels`, down });
    const leadId = '0a000000-0000-4000-8000-000000000001';
    answer('/api/leads', { items: [{ leadId, name: 'Ada', aliases: {} }], nextCursor: null });
    answer(distribution, { scored: 0 });
    const result = { score: 12, level: 'cold', rules: [] };
    answer(trying, { items: [{ subjectId: leadId, draft: result, now: result }] });
    const preview = () => host.querySelector('.preview')!;
    const tried = () => host.querySelector('hl-tried-leads')!;
    await until(() => tried().textContent.includes('Not tried') && preview().textContent.includes('did not load'));
    for (const part of [preview(), tried()]) expect(part.textContent).toContain('no_answer');
    down.delete('/api/leads');
    within(tried(), /Try again/)!.click();
    await until(() => asked.some(({ url }) => url === trying) && tried().textContent.includes('Not tried'));
    down.clear();
    for (const part of [preview(), tried()]) within(part, /Try again/)!.click();
    await until(() => preview().textContent.includes('No scores yet') && tried().textContent.includes('Ada'));
  });

  it('opens the part that stands in the address', async () => {
    const { host } = await aPage({ url: `/scoring/${modelId}?tab=levels` });
    expect(TestBed.inject(Router).url).toContain('tab=levels');
    expect(host.querySelectorAll('hl-levels-tab ol > li')).toHaveLength(3);
  });

  it('shows the schedule that holds when a change of it is refused', async () => {
    const { host, settle, asked } = await aPage({ patch: { status: 503, body: {} } });
    const strip = host.querySelector('hl-run-strip')!;
    const automatic = strip.querySelector<HTMLButtonElement>('[role=switch]')!;
    const every = strip.querySelector('select')!;
    automatic.click();
    await settle();
    expect(automatic.getAttribute('aria-checked')).toBe('true');
    every.value = '10080';
    every.dispatchEvent(new Event('change'));
    await settle();
    expect(asked.filter(({ method }) => method === 'PATCH')).toHaveLength(2);
    expect(every.value).toBe('360');
  });

  it('says when the clock comes next, and that it does for points that fade', async () => {
    const { host } = await aPage();
    expect(host.querySelector('hl-run-strip')?.textContent).toMatch(/next \S/);
    TestBed.resetTestingModule();
    const clock = { everyMinutes: 1_440, because: 'decay' as const, nextAt: '2026-11-20T10:00:00Z' };
    const fading = await aPage({ model: aScheduledModel({ schedule: { enabled: false, everyMinutes: 360 }, clock }) });
    expect(fading.host.querySelector('hl-run-strip')?.textContent).toMatch(
      /every day, as points fade all the time · next \S/,
    );
  });

  it('leaves to admins what the server leaves to them', async () => {
    const { host, button, settle } = await aPage({ role: 'marketer' });
    const switches = [...host.querySelectorAll<HTMLButtonElement>('hl-model-head [role=switch]')];
    expect(switches.map(({ disabled }) => disabled)).toEqual([true, true]);
    expect(host.querySelector('hl-run-strip select')?.matches(':disabled')).toBe(true);
    expect(host.querySelector('.about')?.textContent).toContain('Admins recalculate and publish');
    button(/^More$/)?.click();
    await settle();
    const items = [...document.querySelectorAll<HTMLButtonElement>('[mat-menu-item]')];
    expect(items.map((item) => item.matches(':disabled'))).toEqual([true, false, true, true]);
  });

  it('leaves the way back from the archive to admins', async () => {
    const model = aScheduledModel({ active: false, clock: null, archivedAt: '2026-11-21T08:00:00Z' });
    expect((await aPage({ model })).button(/Restore/)?.disabled).toBe(false);
    TestBed.resetTestingModule();
    const { button, host } = await aPage({ model, role: 'marketer' });
    expect(button(/Restore/)?.disabled).toBe(true);
    expect(host.textContent).toContain('Admins restore models');
  });

  it('calls a rule new that the published version does not have, and another one changed', async () => {
    const draft = aDraft({ definition: aDefinition({ rules: [aRule({ name: 'Clicked any link' }), second] }) });
    const { host } = await aPage({ draft });
    const tags = [...host.querySelectorAll('hl-rule-row .name hl-tag')].map((tag) => tag.textContent.trim());
    expect(tags).toEqual(['changed', 'new']);
  });
});
