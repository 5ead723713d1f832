import type { Notification } from '@heatline/contracts';
import { letterOf } from './letter';

const told = (name: string): Notification => ({
  notificationId: '0a000000-0000-4000-8000-000000000002',
  kind: 'assigned',
  count: 1,
  subjectCount: 1,
  subjects: [{ id: '0a000000-0000-4000-8000-000000000001', name, at: '2026-11-28T12:00:00Z', detail: {} }],
  model: null,
  level: null,
  firstAt: '2026-11-28T12:00:00Z',
  at: '2026-11-28T12:00:00Z',
  read: false,
});

const options = { count: 1, digest: false, publicUrl: 'https://h.example', timeZone: 'Asia/Tokyo' };

describe('a letter', () => {
  it('says the same in both forms, and where it comes from', () => {
    const { subject, text, html } = letterOf([told('Ada'), told('Ben')], { ...options, count: 40 });
    expect(subject).toBe('Ada is yours now, and 39 more');
    for (const form of [text, html]) {
      for (const part of [
        'Ada is yours now',
        'Ben is yours now',
        'And 38 more.',
        'https://h.example/settings/notifications',
      ])
        expect(form).toContain(part);
    }
  });

  it('lets no name break out of its place', () => {
    const { subject, text, html } = letterOf([told('Ada\r\nBcc: all@x.example\u2028<img src=x>')], options);
    expect(subject).toBe('Ada Bcc: all@x.example <img src=x> is yours now');
    expect(text.split('\n')[0]).toBe(subject);
    expect(html).not.toContain('<img');
  });

  it('says when each thing was, by the clocks of its reader', () => {
    const moved = { ...told('Ada'), count: 2, kind: 'watchedEngaged' as const, at: '2026-09-30T16:05:00Z' };
    const { text, html } = letterOf([told('Ada'), moved], { ...options, count: 2 });
    expect(text).toContain('Ada is yours now\n28 Nov 2026, 21:00\n');
    expect(text).toContain('2 times · 1 Oct 2026, 01:05');
    // Never half of it on the next line.
    for (const when of ['28 Nov 2026, 21:00', '1 Oct 2026, 01:05'])
      expect(html).toContain(`<span style="white-space:nowrap">${when}</span>`);
    expect(letterOf([{ ...moved, at: '2026-09-30T10:05:00Z' }], options).text).toContain('30 Sep 2026, 19:05');
  });
});
