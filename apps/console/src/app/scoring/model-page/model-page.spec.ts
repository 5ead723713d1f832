import { type HttpRequest, provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Me, Model, ModelDraft, Run } from '@heatline/contracts';
import { Session } from '../../session/session';
import { aDefinition, aDraft, aModel, aRule, aRun, aVersion, modelId } from '../testing/a-draft';
import { eventually, settled } from '../../testing/settled';
import { ModelPage } from './model-page';

const me = (role: Me['role']): Me => ({
  memberId: '0b000000-0000-4000-8000-000000000001',
  name: 'Mara',
  email: 'mara@example.com',
  role,
  workspace: { id: '0c000000-0000-4000-8000-000000000001', name: 'W', timeZone: 'UTC' },
});

async function aPage({
  url = `/scoring/${modelId}`,
  role = 'admin',
  model = aModel(),
  draft = aDraft(),
  runs = [],
  put,
}: {
  url?: string;
  role?: Me['role'];
  model?: Model;
  draft?: ModelDraft;
  runs?: Run[];
  put?: { status: number; body: object };
} = {}) {
  const session: Partial<Session> = { me: signal(me(role)), timeZone: signal('UTC') };
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([{ path: 'scoring/:modelId', component: ModelPage }]),
      { provide: Session, useValue: session },
    ],
  });
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(url, ModelPage);
  const { definition: _, ...head } = aVersion();
  const base = `/api/models/${modelId}`;
  const answers: Record<string, object> = {
    [base]: model,
    [`${base}/draft`]: draft,
    [`${base}/versions`]: { items: [head] },
    [`${base}/versions/7`]: aVersion(),
    '/api/runs': { items: runs, nextCursor: null },
  };
  const asked: HttpRequest<unknown>[] = [];
  const settle = () =>
    settled((open) => {
      const { method, url: path } = open.request;
      asked.push(open.request);
      if (method === 'PUT' && put) open.flush(put.body, { status: put.status, statusText: 'Refused' });
      else if (method === 'PUT') open.flush({ ...draft, version: draft.version + 1, definition: bodyOf(open.request) });
      else open.flush(answers[path] ?? { items: [] });
    });
  const until = (holds: () => boolean) => eventually(() => settle().then(holds));
  await settle();
  const host = harness.routeNativeElement as HTMLElement;
  const button = (name: RegExp) =>
    [...host.querySelectorAll('button')].find((one) => name.test(one.getAttribute('aria-label') ?? one.textContent));
  return { host, asked, settle, until, button, puts: () => asked.filter(({ method }) => method === 'PUT') };
}

function bodyOf(request: HttpRequest<unknown>): object {
  const { version: _, ...definition } = request.body as { version: number };
  return definition;
}

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
    const problem = {
      type: 'about:blank',
      title: 'Conflict',
      status: 409,
      code: 'version_stale',
      detail: 'Changed meanwhile.',
    };
    const { button, until, host } = await aPage({ put: { status: 409, body: problem } });
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
  });

  it('opens the part that stands in the address', async () => {
    const { host } = await aPage({ url: `/scoring/${modelId}?tab=levels` });
    expect(TestBed.inject(Router).url).toContain('tab=levels');
    expect(host.querySelectorAll('hl-levels-tab ol > li')).toHaveLength(3);
  });
});
