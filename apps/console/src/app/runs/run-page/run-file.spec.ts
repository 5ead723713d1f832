import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ExportFile, RunState } from '@heatline/contracts';
import { Session } from '../../session/session';
import { aRun } from '../../testing/a-run';
import { settled } from '../../testing/settled';
import { RunFile } from './run-file';

const { runId } = aRun();
const aFile = (more: Partial<ExportFile> = {}): ExportFile => ({
  runId,
  state: 'ready',
  fileName: 'leads-2026-11-20.csv',
  rows: 12_408,
  bytes: 1_400_000,
  madeAt: '2026-11-20T08:00:00Z',
  expiresAt: '2999-11-27T08:00:00Z',
  ...more,
});

async function aCard({
  state = 'completed',
  items = [aFile()],
  status = 200,
}: { state?: RunState; items?: ExportFile[]; status?: number } = {}) {
  const session: Partial<Session> = { timeZone: signal('UTC'), me: signal(null) };
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      { provide: Session, useValue: session },
    ],
  });
  const card = TestBed.createComponent(RunFile);
  card.componentRef.setInput('run', { runId, state });
  await settled((open) => {
    if (status === 200) open.flush({ items, nextCursor: null });
    else open.flush(null, { status, statusText: 'No' });
  });
  const host = card.nativeElement as HTMLElement;
  return { text: host.textContent.replace(/\s+/g, ' '), link: host.querySelector('a[download]'), host };
}

describe('the file of a run', () => {
  it('is offered with its size and until when', async () => {
    const { text, link } = await aCard();
    expect(text).toContain('leads-2026-11-20.csv');
    expect(text).toContain('12,408 leads, 1.4 MB, until 27 Nov 2999, 08:00');
    expect(link?.getAttribute('href')).toBe(`/api/runs/${runId}/file`);
  });

  it.each<[Partial<ExportFile>, string]>([
    [{ state: 'expired', expiresAt: '2026-11-27T08:00:00Z' }, 'This file went on 27 Nov 2026'],
    [{ expiresAt: '2026-01-27T08:00:00Z' }, 'This file went on 27 Jan 2026'],
    [{ state: 'lost' }, 'is not in the object store any more'],
    [{ state: 'erased' }, 'somebody who may have been in it was erased'],
  ])('is not offered any more: %j', async (more, words) => {
    const { text, link } = await aCard({ items: [aFile(more)] });
    expect(text).toContain(words);
    expect(text).toContain('Make the export again');
    expect(link).toBeNull();
  });

  it.each<[RunState, string]>([
    ['running', 'when the run has completed'],
    ['cancelled', 'No file was made.'],
    ['completed', 'Only whoever made an export, and admins'],
  ])('is not there: %s', async (state, words) => {
    const { text, link } = await aCard({ state, items: [] });
    expect(text).toContain(words);
    expect(link).toBeNull();
  });

  it('says when it could not be asked for', async () => {
    const { host } = await aCard({ status: 503 });
    expect(host.querySelector('[role=alert]')?.textContent).toContain('The file is not known');
  });
});
