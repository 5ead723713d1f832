import type { Notification } from './notification';
import { notificationText } from './notification-text';

const at = '2026-11-28T12:00:00Z';
const subject = (name: string | null, detail: Notification['subjects'][number]['detail'] = {}) => ({
  id: '0a000000-0000-4000-8000-000000000001',
  name,
  at,
  detail,
});
const told = (more: Partial<Notification>): Notification => ({
  notificationId: '0a000000-0000-4000-8000-000000000002',
  kind: 'assigned',
  count: 1,
  subjectCount: 1,
  subjects: [subject('Ada')],
  model: null,
  level: null,
  firstAt: at,
  at,
  read: false,
  ...more,
});
const model = { modelId: '0a000000-0000-4000-8000-000000000003', name: 'Engagement' };
const hot = { key: 'hot', name: 'Hot', tone: 'hot' };

describe('the words of a notification', () => {
  it.each<[Partial<Notification>, string, string | null]>([
    [{}, 'Ada is yours now', null],
    [{ subjects: [subject(null)] }, 'A lead without a name is yours now', null],
    [{ subjectCount: 3, subjects: ['A', 'B', 'C'].map((name) => subject(name)) }, '3 leads are yours now', 'A, B, C'],
    [
      { kind: 'watchedEngaged', count: 4, subjects: [subject('Ada', { eventType: 'demo_requested' })] },
      'Ada is active',
      'Demo requested, 4 times',
    ],
    [
      {
        kind: 'watchedCrossed',
        model,
        subjects: [subject('Ada', { from: -5, to: 31, threshold: 30, direction: 'up' })],
      },
      'Ada rose to 30',
      'Engagement: −5 → 31',
    ],
    [
      { kind: 'watchedCrossed', subjects: [subject('Ada', { from: null, to: 9.5, threshold: 10, direction: 'down' })] },
      'Ada fell below 10',
      'no score → 9.5',
    ],
    [
      {
        kind: 'levelReached',
        model,
        level: hot,
        count: 1_200,
        subjectCount: 1_200,
        subjects: [subject('Ada'), subject('Ben')],
      },
      '1,200 leads reached Hot',
      'Engagement: Ada, Ben and 1,198 more',
    ],
    [
      { kind: 'runFinished', subjects: [subject('Export of 12,408 leads', { runKind: 'exportLeads' })] },
      'Your export is ready',
      'Export of 12,408 leads',
    ],
    [
      { kind: 'runFinished', subjects: [subject('Owner assignment of 3 leads', { runKind: 'assignOwner' })] },
      'Owner assignment of 3 leads is finished',
      null,
    ],
    [
      { kind: 'runFailed', subjects: [subject('Recalculation of Engagement')] },
      'Recalculation of Engagement failed',
      null,
    ],
  ])('%#', (more, title, second) => {
    expect(notificationText(told(more))).toMatchObject({ title, more: second });
  });

  it('lead to the subject, or to where several are found', () => {
    const path = (more: Partial<Notification>) => notificationText(told(more)).path;
    expect(path({})).toBe(`/leads/${subject('').id}`);
    expect(path({ kind: 'runFinished' })).toBe(`/runs/${subject('').id}`);
    const mine = { owner: ['me'] };
    const filterOf = (more: Partial<Notification>): unknown =>
      JSON.parse(new URLSearchParams(path(more).replace('/leads?', '')).get('filter')!);
    expect(filterOf({ kind: 'assigned', subjectCount: 2 })).toEqual({ all: [mine] });
    expect(filterOf({ kind: 'levelReached', subjectCount: 2, model, level: hot })).toEqual({
      all: [mine, { level: model.modelId, op: 'in', value: [hot.key] }],
    });
    expect(path({ kind: 'watchedCrossed', subjectCount: 2 })).toBe('/watching');
    expect(path({ kind: 'runFailed', subjectCount: 2 })).toBe('/runs');
  });
});
