import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Me, Model, Run } from '@heatline/contracts';
import { Session } from '../../session/session';
import { aModel, aRun } from '../testing/a-draft';
import { settled } from '../../testing/settled';
import { ModelListPage } from './model-list-page';

async function aList({
  models = [aModel()],
  runs = [],
  role = 'admin',
}: { models?: Model[]; runs?: Run[]; role?: Me['role'] } = {}) {
  const me: Me = {
    memberId: '0b000000-0000-4000-8000-000000000001',
    name: 'Mara',
    email: 'mara@example.com',
    role,
    workspace: { id: '0c000000-0000-4000-8000-000000000001', name: 'W', timeZone: 'UTC' },
  };
  const session: Partial<Session> = { me: signal(me), timeZone: signal('UTC') };
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([{ path: 'scoring', component: ModelListPage }]),
      { provide: Session, useValue: session },
    ],
  });
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl('/scoring', ModelListPage);
  await settled((open) =>
    open.flush(open.request.url === '/api/models' ? { items: models } : { items: runs, nextCursor: null }),
  );
  return harness.routeNativeElement as HTMLElement;
}

describe('the list of models', () => {
  it('says of each what it is, whether it is on, and how often it is recalculated', async () => {
    const row = (await aList()).querySelector('tbody tr')?.textContent;
    for (const words of ['B2B engagement', 'Primary', 'Engagement', 'Active', 'v7', 'every 6 h', 'Never'])
      expect(row).toContain(words);
  });

  it('shows how far a recalculation is', async () => {
    expect((await aList({ runs: [aRun()] })).querySelector('tbody tr')?.textContent).toContain('62%');
  });

  it('says what a model is when there is none, and offers one only to those who may make it', async () => {
    expect((await aList({ models: [] })).textContent).toContain('No models yet');
    TestBed.resetTestingModule();
    expect((await aList({ models: [], role: 'rep' })).querySelector('button')).toBeNull();
  });
});
