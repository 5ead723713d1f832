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

describe('a letter', () => {
  it('says the same in both forms, and where it comes from', () => {
    const { subject, text, html } = letterOf([told('Ada'), told('Ben')], 40, false, 'https://h.example');
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
    const { subject, text, html } = letterOf(
      [told('Ada\r\nBcc: all@x.example\u2028<img src=x>')],
      1,
      false,
      'https://h.example',
    );
    expect(subject).toBe('Ada Bcc: all@x.example <img src=x> is yours now');
    expect(text.split('\n')[0]).toBe(subject);
    expect(html).not.toContain('<img');
  });
});
