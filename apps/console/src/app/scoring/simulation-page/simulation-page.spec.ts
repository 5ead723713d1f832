import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Me, Simulation } from '@heatline/contracts';
import { signedInAs } from '../../testing/signed-in';
import { aDraft, aScheduledModel, modelId } from '../testing/a-draft';
import { aSimulation } from '../testing/a-simulation';
import { settled } from '../../testing/settled';
import { SimulationPage } from './simulation-page';

async function aPage(simulation: Simulation | null | 'fails' | 'no model', role: Me['role'] = 'admin') {
  TestBed.configureTestingModule({
    providers: [
      ...signedInAs(role),
      provideRouter([{ path: 'scoring/:modelId/simulation', component: SimulationPage }]),
    ],
  });
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(`/scoring/${modelId}/simulation`, SimulationPage);
  const answers: Record<string, object> = {
    [`/api/models/${modelId}`]: aScheduledModel({ draftChanged: true }),
    [`/api/models/${modelId}/draft`]: aDraft(),
    [`/api/models/${modelId}/simulation`]: { simulation },
  };
  await settled((open) => {
    const { url } = open.request;
    if (simulation === 'no model')
      open.flush(
        { status: 400, code: 'invalid_request', detail: 'modelId: must be a UUID.' },
        { status: 400, statusText: 'No' },
      );
    else if (simulation === 'fails' && url.endsWith('/simulation'))
      open.flush({ message: 'no' }, { status: 503, statusText: 'Away' });
    else open.flush(answers[url] ?? { items: [], nextCursor: null });
  });
  const host = harness.routeNativeElement as HTMLElement;
  const button = (name: RegExp) =>
    [...host.querySelectorAll('button')].find(({ textContent }) => name.test(textContent));
  return { host, button };
}

describe('the page of a simulation', () => {
  it('says that there is no such model, in words for people and with a way back', async () => {
    const { host } = await aPage('no model');
    expect(host.querySelector('hl-state h2')?.textContent).toBe('There is no such model');
    expect(host.textContent).not.toContain('UUID');
    expect(host.querySelector('hl-state a')?.getAttribute('href')).toBe('/scoring');
  });

  it('says what publishing would do, to whom, and lets an admin publish', async () => {
    const { host, button } = await aPage(aSimulation());
    expect(host.querySelector('h1')?.textContent).toBe('Draft against v7');
    expect(host.querySelector('.summary')?.textContent.replace(/\s+/g, ' ')).toContain(
      '30 leads change level (3%): 10 up, 20 down. 5 reach Hot, 2 leave it.',
    );
    expect(host.textContent).toContain('Everybody, 1,000 leads');
    expect(host.querySelectorAll('hl-moved-leads')).toHaveLength(3);
    expect(button(/Publish v8/)?.disabled).toBe(false);
  });

  it('offers the first simulation, to whoever may start one', async () => {
    expect((await aPage(null)).button(/Simulate draft/)).toBeDefined();
    TestBed.resetTestingModule();
    const { host, button } = await aPage(null, 'viewer');
    expect(host.textContent).toContain('Nothing simulated yet');
    expect(button(/Simulate draft/)).toBeUndefined();
  });

  it('tells a sample from everybody, and how far everybody is', async () => {
    const { result } = aSimulation();
    const sample = { ...result!, exact: false, total: 5_000 };
    const { host } = await aPage(aSimulation({ state: 'running', done: 2_500, total: 5_000, result: sample }));
    expect(host.textContent).toContain('About: 1,000 of 5,000 leads');
    expect(host.textContent).toContain('Looking at everybody: 50%');
  });

  it('says that the numbers are of yesterday, why it failed, and that it did not load', async () => {
    const stale = await aPage(aSimulation({ stale: { draft: true, published: false, facts: false } }));
    expect(stale.host.textContent).toContain('Since this was simulated the draft was edited.');
    TestBed.resetTestingModule();
    const failed = await aPage(aSimulation({ state: 'failed', problem: 'The database went away.' }));
    expect(failed.host.querySelector('[role=alert]')?.textContent).toContain('The database went away.');
    TestBed.resetTestingModule();
    expect((await aPage('fails')).host.textContent).toContain('The simulation did not load');
  });
});
