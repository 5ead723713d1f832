import type { LiveMessage } from '@heatline/contracts';
import { v7 as uuidv7 } from 'uuid';
import { keyOf, together } from './coalesce';

const ids = (n: number) => Array.from({ length: n }, () => uuidv7());
const leads = (leadIds: string[]): LiveMessage => ({ topic: 'leads.changed', leadIds });

it('keeps different things apart', () => {
  const [a, b] = ids(2) as [string, string];
  expect(keyOf({ topic: 'runs.changed', runId: a })).not.toBe(keyOf({ topic: 'runs.changed', runId: b }));
  expect(keyOf({ topic: 'runs.changed', runId: a })).not.toBe(keyOf({ topic: 'models.changed', modelId: a }));
  expect(keyOf(leads([a]))).toBe(keyOf(leads([b])));
});

it('tells the same thing once', () => {
  const run: LiveMessage = { topic: 'runs.changed', runId: uuidv7() };
  expect(together([run], run)).toEqual([run]);
});

it('tells of all leads in one message, each once', () => {
  const [a, b, c] = ids(3) as [string, string, string];
  expect(together([leads([a, b])], leads([b, c]))).toEqual([leads([a, b, c])]);
});

it('never puts more ids into a message than it may hold, and loses none', () => {
  const all = ids(2_500);
  let told: LiveMessage[] = [];
  for (let at = 0; at < all.length; at += 500) told = together(told, leads(all.slice(at, at + 500)));
  const lists = told.map((message) => (message.topic === 'leads.changed' ? message.leadIds : []));
  expect(lists.map(({ length }) => length)).toEqual([1_000, 1_000, 500]);
  expect(lists.flat()).toEqual(all);
});

it('tells of scores by model and lead', () => {
  const [model, other, lead] = ids(3) as [string, string, string];
  const first: LiveMessage = { topic: 'scores.changed', modelIds: [model], leadIds: [lead] };
  const second: LiveMessage = { topic: 'scores.changed', modelIds: [other], leadIds: [lead] };
  expect(together([first], second)).toEqual([{ topic: 'scores.changed', modelIds: [model, other], leadIds: [lead] }]);
});
