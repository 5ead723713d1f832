import { type HttpRequest } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Me, RunDetail } from '@heatline/contracts';
import { signedInAs } from '../../testing/signed-in';
import { aRun, aRunDetail } from '../../testing/a-run';
import { settled } from '../../testing/settled';
import { RunPage } from './run-page';

const parked = aRunDetail({
  slices: { ...aRun().slices, parked: 1 },
  sliceList: [
    {
      no: 3,
      state: 'parked',
      total: 250,
      done: 0,
      attempts: 5,
      startedAt: null,
      endedAt: null,
      message: 'lock timeout',
    },
  ],
  error: {
    code: 'database_busy',
    message: 'Another session holds a lock.',
    hint: 'Wait until it is done, then retry.',
    sliceNo: 3,
    at: '2026-11-20T08:00:09Z',
  },
});

async function aPage({ run = aRunDetail(), role = 'admin' }: { run?: RunDetail; role?: Me['role'] } = {}) {
  TestBed.configureTestingModule({
    providers: [...signedInAs(role), provideRouter([{ path: 'runs/:runId', component: RunPage }])],
  });
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(`/runs/${run.runId}`, RunPage);
  const asked: HttpRequest<unknown>[] = [];
  const settle = () =>
    settled((open) => {
      asked.push(open.request);
      const { method, url } = open.request;
      open.flush(method === 'POST' ? aRun({ requested: 'pause' }) : url === '/api/members' ? { items: [] } : run);
    });
  await settle();
  const host = harness.routeNativeElement as HTMLElement;
  const button = (name: RegExp) => [...host.querySelectorAll('button')].find((one) => name.test(one.textContent));
  return { host, settle, button, posts: () => asked.filter(({ method }) => method === 'POST') };
}

describe('the page of a run', () => {
  it('says how far it is and what it works on', async () => {
    const { host } = await aPage();
    expect(host.querySelector('h1')?.textContent).toBe('Recalculation of B2B engagement v7');
    expect(host.textContent).toContain('62%');
    expect(host.textContent).toContain('620 of 1,000 leads');
  });

  it('says what it counts', async () => {
    const { host } = await aPage({ run: aRunDetail({ unit: 'accounts' }) });
    for (const words of ['620 of 1,000 accounts', 'Accounts a second', '23 of 620 accounts'])
      expect(host.textContent).toContain(words);
    expect(host.textContent).not.toMatch(/leads/i);
  });

  it('says what happened to a parked slice and what to do, loudly', async () => {
    const { host, button, posts, settle } = await aPage({ run: parked });
    const alert = host.querySelector('[role=alert]')?.textContent;
    expect(alert).toContain('Slice 3 is parked after 5 attempts');
    expect(alert).toContain('Wait until it is done, then retry.');
    button(/Retry slice/)?.click();
    await settle();
    expect(posts()[0]?.body).toEqual({ command: 'retry', sliceNo: 3 });
  });

  it('says why it was cancelled, and nothing of it elsewhere', async () => {
    const reason = 'The model was switched off: it scores nobody any more';
    const { host } = await aPage({ run: aRunDetail({ state: 'cancelled', reason }) });
    expect(host.querySelector('[role=status].ended')?.textContent).toContain(`Cancelled. ${reason}.`);
    expect(host.querySelector('[role=alert]')).toBeNull();
  });

  it('says nothing of why where nobody gave a reason', async () => {
    const { host } = await aPage({ run: aRunDetail({ state: 'cancelled' }) });
    expect(host.querySelector('.ended')).toBeNull();
  });

  it('sends a pause', async () => {
    const { button, posts, settle } = await aPage();
    button(/Pause/)?.click();
    await settle();
    expect(posts()[0]?.body).toEqual({ command: 'pause' });
  });

  it('offers nothing to those who may only look', async () => {
    const { button } = await aPage({ run: parked, role: 'rep' });
    expect([button(/Retry/), button(/Skip/), button(/Pause/), button(/Cancel run/)]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
