import { createHash } from 'node:crypto';
import { readJson, readRows } from './folder';

export interface StreamEvent {
  id: string;
  type: string;
  occurredAt: string;
  lead: { externalId: string };
  properties?: Record<string, string>;
}

interface Rule {
  name: string;
  points: number;
  when: { event: string[] };
  decay?: { kind: 'halfLife'; days: number };
  window?: { days: number };
  maxPoints?: number;
}

/** A stream of real events with the scores that it must give at an instant: one model per column of the expected file. */
export interface Stream {
  name: string;
  asOf: string;
  leads: () => string[];
  events: () => StreamEvent[];
  models: Record<string, () => Rule[]>;
  /** By external id, then by column. */
  expected: () => Map<string, Record<string, number>>;
}

const instant = (text: string) => (text.includes('T') ? text : `${text.replace(' ', 'T')}Z`);

const byColumn = (file: string, key: string) =>
  new Map(
    readRows(file).map((row) => [
      row[key] ?? '',
      Object.fromEntries(Object.entries(row).map(([column, value]) => [column, Number(value)])),
    ]),
  );

const perType = (points: Record<string, number>, more: (type: string) => Partial<Rule> = () => ({})): Rule[] =>
  Object.entries(points).map(([type, each]) => ({ name: type, points: each, when: { event: [type] }, ...more(type) }));

const shopWeights = () =>
  readJson<{ weights: Record<string, number> }>('retentioneering-ecom/expected-segments-open.json').weights;

const shop: Stream = {
  name: 'retentioneering-ecom',
  asOf: '2024-06-30T00:00:00Z',
  leads: () => [...shop.expected().keys()],
  // The same row again is a re-delivery: its hash is the key.
  events: () =>
    readRows('retentioneering-ecom/events-open.csv').map((row) => ({
      id: createHash('sha256').update(JSON.stringify(row)).digest('hex'),
      type: row['event'] ?? '',
      occurredAt: instant(row['timestamp'] ?? ''),
      lead: { externalId: row['user_id'] ?? '' },
      properties: { platform: row['platform'] ?? '' },
    })),
  models: {
    score_no_decay: () => perType(shopWeights()),
    score_half_life_14d: () => perType(shopWeights(), () => ({ decay: { kind: 'halfLife', days: 14 } })),
    score_window_30d: () => perType(shopWeights(), () => ({ window: { days: 30 } })),
    score_product_view_capped_20: () =>
      perType(shopWeights(), (type) => (type === 'product_view' ? { maxPoints: 20 } : {})),
  },
  expected: () => byColumn('retentioneering-ecom/expected-scores-open.csv', 'user_id'),
};

const mailPoints = { email_open: 1, email_clickthrough: 5 };

const mails: Stream = {
  name: 'yammer-emails',
  asOf: '2022-09-01T00:00:00Z',
  leads: () => [...mails.expected().keys()],
  events: () =>
    readRows('yammer-emails/emails-open.csv').map((row, line) => ({
      id: `line-${line}`,
      type: row['action'] ?? '',
      occurredAt: instant(row['occurred_at'] ?? ''),
      lead: { externalId: row['user_id'] ?? '' },
    })),
  models: {
    score_no_decay: () => perType(mailPoints),
    score_half_life_14d: () => perType(mailPoints, () => ({ decay: { kind: 'halfLife', days: 14 } })),
    score_window_30d: () => perType(mailPoints, () => ({ window: { days: 30 } })),
  },
  expected: () => byColumn('yammer-emails/expected-scores-open.csv', 'user_id'),
};

const purchases: Stream = {
  name: 'cdnow',
  asOf: '2021-10-01T00:00:00Z',
  leads: () => [...purchases.expected().keys()],
  // Equal rows are two purchases: the line is the key.
  events: () =>
    readRows('cdnow/purchases-open.csv').map((row, line) => ({
      id: `line-${line}`,
      type: 'purchase',
      occurredAt: instant(row['purchased_at'] ?? ''),
      lead: { externalId: row['customer_id'] ?? '' },
      properties: { amount: row['amount'] ?? '' },
    })),
  models: {
    score_half_life_30d: () => perType({ purchase: 10 }, () => ({ decay: { kind: 'halfLife', days: 30 } })),
    score_half_life_90d: () => perType({ purchase: 10 }, () => ({ decay: { kind: 'halfLife', days: 90 } })),
    score_no_decay: () => perType({ purchase: 10 }),
    score_window_90d: () => perType({ purchase: 10 }, () => ({ window: { days: 90 } })),
  },
  expected: () => byColumn('cdnow/expected-scores-open.csv', 'customer_id'),
};

export const streams = [shop, mails, purchases];
