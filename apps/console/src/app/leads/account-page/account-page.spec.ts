import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Role } from '@heatline/contracts';
import { openSession } from '../../testing/signed-in';
import { aCard, anExplanation, modelId } from '../testing/a-lead';
import { aModel } from '../../testing/a-model';
import { settled } from '../../testing/settled';
import { AccountPage } from './account-page';

const accountId = '0c000000-0000-4000-8000-000000000001';
const account = {
  accountId,
  name: 'Haldane Freight',
  domain: 'haldane.example',
  id: null,
  leadCount: 3,
  lastActiveAt: '2026-11-20T08:00:00Z',
  createdAt: '2026-10-01T08:00:00Z',
  attributes: {},
  attributeList: [],
  version: 1,
};
const { leadId: _, ...explanation } = anExplanation();

async function aPage(role: Role, url = `/accounts/${accountId}`) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([{ path: 'accounts/:accountId', component: AccountPage }]),
    ],
  });
  await openSession(role);
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(url, AccountPage);
  const answers: Record<string, object> = {
    '/api/models': { items: [aModel({ kind: 'account', active: true })] },
    [`/api/accounts/${accountId}`]: account,
    [`/api/account/${accountId}/scores`]: {
      items: [aCard({ kind: 'account' })],
      activity: { memberCount: 3, eventCount: 9, lastActivityAt: null },
    },
    [`/api/account/${accountId}/score/explain`]: { ...explanation, accountId, memberCount: 3 },
    '/api/leads': { items: [], nextCursor: null },
  };
  const asked: string[] = [];
  await settled((open) => {
    asked.push(open.request.urlWithParams);
    open.flush(answers[open.request.url] ?? {});
  });
  return { host: harness.routeNativeElement as HTMLElement, asked };
}

describe('the page of an account', () => {
  it('explains its scores as those of a lead, with what may be done by hand', async () => {
    const { host, asked } = await aPage('rep');
    expect(host.querySelector('h1')?.textContent).toBe('Haldane Freight');
    expect(asked).toContain(`/api/account/${accountId}/score/explain?modelId=${modelId}`);
    const card = host.querySelector('hl-explain-card')!;
    expect(card.querySelector('[aria-label^="More for"]')).not.toBeNull();
    expect(card.querySelector('[aria-label^="Update score of"]')).not.toBeNull();
  });

  it('lets viewers look only', async () => {
    const { host } = await aPage('viewer');
    expect(host.querySelector('hl-explain-card')).not.toBeNull();
    expect(host.querySelector('[aria-label^="More for"], [aria-label^="Update score of"]')).toBeNull();
  });

  it('explains as of an instant that stands in the address', async () => {
    const asOf = '2026-11-10T12:00:00.000Z';
    const { asked } = await aPage('rep', `/accounts/${accountId}?asOf=${asOf}`);
    expect(asked.some((url) => url.includes('/score/explain') && url.includes(`asOf=${asOf}`))).toBe(true);
    expect(TestBed.inject(Router).url).toContain('asOf=');
  });
});
