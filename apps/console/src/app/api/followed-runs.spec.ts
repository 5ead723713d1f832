import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { Live } from '../live/live';
import { aRunDetail } from '../testing/a-run';
import { FollowedRuns } from './followed-runs';

const runId = '0d000000-0000-4000-8000-0000000000aa';
const other = '0d000000-0000-4000-8000-0000000000bb';

function followed() {
  jest.useFakeTimers();
  const hearers: ((message: { runId: string }) => void)[] = [];
  const returns: (() => void)[] = [];
  const listen = (_: string, hear: (typeof hearers)[0], __: unknown, onReturn: () => void) => {
    hearers.push(hear);
    returns.push(onReturn);
  };
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), { provide: Live, useValue: { listen } }],
  });
  const http = TestBed.inject(HttpTestingController);
  const ended = TestBed.inject(FollowedRuns).ended(runId);
  const outcome = ended.then(
    ({ state }) => state,
    ({ status }) => status,
  );
  const turn = () => jest.advanceTimersByTimeAsync(0);
  const asked = async () => (await turn(), http.expectOne(`/api/runs/${runId}`));
  return {
    outcome,
    turn,
    quiet: async () => (await turn(), http.expectNone(`/api/runs/${runId}`)),
    is: async (state: 'running' | 'parked' | 'completed' | 'failed' | 'cancelled') => {
      (await asked()).flush(aRunDetail({ runId, state }));
      await turn();
    },
    fails: async (status: number) => {
      (await asked()).flush(null, { status, statusText: 'No' });
      await turn();
    },
    hears: (id: string) => hearers.forEach((hear) => hear({ runId: id })),
    returns: () => returns.forEach((back) => back()),
    waits: (ms: number) => jest.advanceTimersByTimeAsync(ms),
  };
}

describe('a run that is waited for', () => {
  afterEach(() => void jest.useRealTimers());

  it.each(['completed', 'failed', 'cancelled', 'parked'] as const)('is over when it is %s', async (state) => {
    const { is, outcome } = followed();
    await is(state);
    expect(await outcome).toBe(state);
  });

  it('is looked at again when it changes, and not when another does', async () => {
    const { hears, is, outcome, quiet } = followed();
    await is('running');
    hears(other);
    await quiet();
    hears(runId);
    await is('completed');
    expect(await outcome).toBe('completed');
  });

  it('is looked at again after a gap, and after a while without a message', async () => {
    const { is, outcome, quiet, returns, waits } = followed();
    await is('running');
    returns();
    await is('running');
    await waits(3_999);
    await quiet();
    await waits(1);
    await is('completed');
    expect(await outcome).toBe('completed');
  });

  it('may change while it is read', async () => {
    const { hears, is, outcome, turn } = followed();
    await turn();
    hears(runId);
    await is('running');
    await is('completed');
    expect(await outcome).toBe('completed');
  });

  it('is waited for while the server is away, but not for ever', async () => {
    const { fails, is, outcome, waits } = followed();
    for (let times = 0; times < 14; times++) {
      await fails(503);
      await waits(4_000);
    }
    await is('running');
    await waits(4_000);
    for (let times = 0; times < 14; times++) {
      await fails(502);
      await waits(4_000);
    }
    await fails(502);
    expect(await outcome).toBe(502);
  });

  it('is not waited for where it may not be read', async () => {
    const { fails, outcome } = followed();
    await fails(404);
    expect(await outcome).toBe(404);
  });
});
