import { numberOf, type Sign } from '@heatline/contracts';
import type { Column } from './examples';
import type { Rows } from './logistic';

/** One yes / no question that a rule can ask. */
export type Question =
  | { sign: Sign & { kind: 'attribute' }; op: 'equals'; value: string | number | boolean }
  | { sign: Sign & { kind: 'attribute' }; op: 'gte'; value: number }
  | { sign: Sign & { kind: 'attribute' }; op: 'exists' }
  | { sign: Sign & { kind: 'event' }; op: 'count'; value: number };

export interface Candidate {
  question: Question;
  /** Examples to which the answer is yes. */
  rows: Rows;
}

const valuesPerColumn = 30;
const quantiles = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const eventCounts = [1, 2, 3, 5, 10, 20];
/** With fewer different numbers than this each one may mean something of its own. */
const fewNumbers = 8;

/**
 * All questions that enough of the fitting rows answer with yes, and enough with no. Values and bounds are chosen by how common they
 * are, never by what became of their leads: looking at the outcome here would be one more look that nothing accounts for.
 */
export function candidatesOf(columns: readonly Column[], isFit: Uint8Array, leastRows: number): Candidate[] {
  const fitRows = isFit.reduce((sum, one) => sum + one, 0);
  return columns.flatMap((column) =>
    questionsOf(column, isFit, leastRows).flatMap((question) => {
      const rows = rowsOf(column, question);
      const held = rows.reduce((sum, row) => sum + isFit[row], 0);
      return held >= leastRows && fitRows - held >= leastRows ? [{ question, rows }] : [];
    }),
  );
}

function questionsOf(column: Column, isFit: Uint8Array, leastRows: number): Question[] {
  const { sign, values, numeric } = column;
  if (sign.kind === 'event') return eventCounts.map((value) => ({ sign, op: 'count', value }));
  const exists: Question = { sign, op: 'exists' };
  if (numeric && values.length > fewNumbers) {
    return [exists, ...boundsOf(column, isFit).map((value): Question => ({ sign, op: 'gte', value }))];
  }
  const counts = new Float64Array(values.length);
  column.codes.forEach((code, row) => {
    if (code >= 0) counts[code] += isFit[row];
  });
  const common = [...counts.keys()]
    .filter((code) => counts[code] >= leastRows)
    .sort((a, b) => counts[b] - counts[a] || a - b)
    .slice(0, valuesPerColumn);
  return [
    exists,
    ...common.map((code): Question => ({ sign, op: 'equals', value: values[code] as string | number | boolean })),
  ];
}

/** Numbers at the tenths of the fitting rows that have one: as many ways to cut as are fair to look at. */
function boundsOf(column: Column, isFit: Uint8Array): number[] {
  const numbers = column.codes
    .flatMap((code, row) => (code >= 0 && isFit[row] === 1 ? [numberOf(column.values[code]) ?? Number.NaN] : []))
    .filter((number) => !Number.isNaN(number))
    .sort((a, b) => a - b);
  const cuts = quantiles.map((quantile) => numbers[Math.floor(quantile * numbers.length)]);
  return [...new Set(cuts)].filter((cut) => cut !== undefined && cut > numbers[0]);
}

function rowsOf({ values, codes }: Column, question: Question): Rows {
  const holds = holdsFor(values, question);
  const rows: number[] = [];
  codes.forEach((code, row) => {
    if (holds(code)) rows.push(row);
  });
  return Int32Array.from(rows);
}

function holdsFor(values: readonly unknown[], question: Question): (code: number) => boolean {
  switch (question.op) {
    case 'exists':
      return (code) => code !== -1;
    case 'count':
      return (code) => code >= question.value;
    case 'equals': {
      const wanted = values.map((value) => value === question.value);
      return (code) => code >= 0 && wanted[code];
    }
    case 'gte': {
      const wanted = values.map((value) => (numberOf(value) ?? -Infinity) >= question.value);
      return (code) => code >= 0 && wanted[code];
    }
  }
}
