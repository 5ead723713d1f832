import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { DestroyRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { openSession } from '../testing/signed-in';
import { leadId } from '../leads/testing/a-lead';
import { Live } from './live';

class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static opened: Stream[] = [];
  onopen: (() => void) | undefined;
  onerror: (() => void) | undefined;
  onmessage: ((event: { data: string }) => void) | undefined;
  readyState = 1;
  closed = false;

  constructor(readonly url: string) {
    super();
    Stream.opened.push(this);
  }

  close() {
    this.closed = true;
  }
}

async function aLive() {
  Stream.opened = [];
  Object.assign(globalThis, { EventSource: Stream });
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  await openSession();
  const live = TestBed.inject(Live);
  TestBed.tick();
  const [stream] = Stream.opened;
  return { live, stream: stream!, until: TestBed.inject(DestroyRef) };
}

describe('live updates', () => {
  afterEach(() => jest.useRealTimers());

  it('reach those who listen to their topic', async () => {
    const { live, stream, until } = await aLive();
    const heard: string[][] = [];
    live.listen('scores.changed', ({ leadIds }) => heard.push(leadIds), until);
    stream.onopen?.();
    stream.onmessage?.({ data: JSON.stringify({ topic: 'scores.changed', modelIds: [], leadIds: [leadId] }) });
    stream.onmessage?.({ data: JSON.stringify({ topic: 'leads.changed', leadIds: [] }) });
    expect([live.state(), heard]).toEqual(['on', [[leadId]]]);
  });

  it('of topics that the console does not know are passed over', async () => {
    const { live, stream, until } = await aLive();
    const heard: unknown[] = [];
    live.listen('leads.changed', (message) => heard.push(message), until);
    stream.onmessage?.({ data: '{"topic":"weather.changed"}' });
    stream.onmessage?.({ data: 'not json' });
    expect(heard).toEqual([]);
  });

  it('are off only when the connection stays away, and those who missed something read anew when it is back', async () => {
    jest.useFakeTimers();
    const { live, stream, until } = await aLive();
    let returned = 0;
    live.listen(
      'leads.changed',
      () => undefined,
      until,
      () => returned++,
    );
    stream.onopen?.();
    stream.onerror?.();
    expect(live.state()).toBe('on');
    jest.advanceTimersByTime(5_000);
    expect(live.state()).toBe('off');
    stream.onopen?.();
    expect([live.state(), returned]).toEqual(['on', 1]);
  });

  it('connect anew when the server has closed the stream for good', async () => {
    jest.useFakeTimers();
    const { stream } = await aLive();
    stream.readyState = Stream.CLOSED;
    stream.onerror?.();
    jest.advanceTimersByTime(5_000);
    expect([Stream.opened.length, stream.closed]).toEqual([2, true]);
  });
});
