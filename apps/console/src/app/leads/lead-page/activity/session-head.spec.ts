import { TestBed } from '@angular/core/testing';
import { DISPLAY_TIME_ZONE } from '@heatline/ui';
import { signal } from '@angular/core';
import { SessionHeading } from './session-head';

async function head(session: { startedAt: string; seconds: number; events: number; points: number | null }) {
  TestBed.configureTestingModule({ providers: [{ provide: DISPLAY_TIME_ZONE, useValue: signal('UTC') }] });
  const shown = TestBed.createComponent(SessionHeading);
  shown.componentRef.setInput('session', session);
  await shown.whenStable();
  return (shown.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ').trim();
}

const startedAt = '2026-11-20T08:00:00Z';

it.each([
  [
    { startedAt, seconds: 660, events: 7, points: 3.5 },
    'Session from 08:00 · 11 min · 7 events+3.5 points in this session, before limits',
  ],
  [{ startedAt, seconds: 0, events: 2, points: null }, 'Session from 08:00 · 2 events'],
  [{ startedAt, seconds: 86_400, events: 2, points: 0 }, 'Session from 20 Nov 2026, 08:00 · 24 h · 2 events'],
])('%j reads %s', async (session, words) => expect(await head(session)).toBe(words));
