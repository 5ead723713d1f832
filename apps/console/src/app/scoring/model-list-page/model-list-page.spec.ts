import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Me, Model, Run } from '@heatline/contracts';
import { signedInAs } from '../../testing/signed-in';
import { aRun } from '../../testing/a-run';
import { aScheduledModel } from '../testing/a-draft';
import { settled } from '../../testing/settled';
import { ModelListPage } from './model-list-page';

async function aList({
  models = [aScheduledModel()],
  runs = [],
  role = 'admin',
}: { models?: Model[]; runs?: Run[]; role?: Me['role'] } = {}) {
  TestBed.configureTestingModule({
    providers: [...signedInAs(role), provideRouter([{ path: 'scoring', component: ModelListPage }])],
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
