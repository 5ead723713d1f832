import { numberOf, type Sign } from '@heatline/contracts';
import { isSet } from '../values/path';

/** A lead as it was just before it converted, or as it is now if it never did. */
export interface Example {
  leadId: string;
  converted: boolean;
  attributes: Readonly<Record<string, unknown>>;
  accountAttributes?: Readonly<Record<string, unknown>>;
  /** How often each type of event had happened. */
  events: Readonly<Record<string, number>>;
  /** Hundredths, by the published version; null or absent = it has none. */
  score?: number | null;
  /** Of a converted lead: what was heard of for the first time when it had converted already. */
  later?: readonly Sign[];
}

/** One sign over all examples. */
export interface Column {
  sign: Sign;
  /** Distinct values; of events nothing, codes are counts there. */
  values: unknown[];
  /** Per example: -1 = not set, -2 = set to something that has no code of its own. */
  codes: number[];
  /** Values are numbers, or texts that read as one. */
  numeric: boolean;
  /** Converted leads that heard of it only afterwards. */
  later: number;
}

/** Past so many different texts it names leads, and tells nothing about the next one. */
const maxTexts = 2_000;
const maxTextLength = 200;
const maxColumns = 400;

export const idOf = (sign: Sign): string =>
  `${sign.kind === 'attribute' && sign.account ? 'account' : sign.kind}:${sign.key}`;

/** Examples as columns of small codes: tens of thousands of leads with hundreds of attributes stay some megabytes. */
export class Examples {
  readonly leadIds: string[] = [];
  readonly converted: number[] = [];
  readonly scores: (number | null)[] = [];
  private readonly byId = new Map<string, Column>();
  private readonly codesOf = new Map<Column, Map<unknown, number>>();

  /** `leftOut`: ids of signs that must not be looked at, as `idOf` gives them. */
  constructor(private readonly leftOut: ReadonlySet<string> = new Set()) {}

  get size(): number {
    return this.leadIds.length;
  }

  add(example: Example): void {
    const at = this.size;
    this.leadIds.push(example.leadId);
    this.converted.push(example.converted ? 1 : 0);
    this.scores.push(example.score ?? null);
    for (const [key, value] of Object.entries(example.attributes)) {
      if (isSet(value)) this.put({ kind: 'attribute', key, account: false }, at, value);
    }
    for (const [key, value] of Object.entries(example.accountAttributes ?? {})) {
      if (isSet(value)) this.put({ kind: 'attribute', key, account: true }, at, value);
    }
    for (const [key, count] of Object.entries(example.events)) {
      const column = this.columnOf({ kind: 'event', key });
      if (column) fill(column.codes, at, -1).push(count);
    }
    for (const sign of example.later ?? []) {
      const column = this.columnOf(sign);
      if (column) column.later++;
    }
  }

  /** With a code for every example. */
  columns(): Column[] {
    const columns = [...this.byId.values()];
    for (const column of columns) {
      fill(column.codes, this.size, -1);
      column.numeric = column.sign.kind === 'event' || isNumeric(column);
    }
    return columns;
  }

  private put(sign: Sign, at: number, value: unknown): void {
    const column = this.columnOf(sign);
    if (column) fill(column.codes, at, -1).push(this.codeOf(column, value));
  }

  private codeOf(column: Column, value: unknown): number {
    const known = this.codesOf.get(column)!;
    if (typeof value === 'object' || (typeof value === 'string' && value.length > maxTextLength)) return -2;
    const code = known.get(value);
    if (code !== undefined) return code;
    if (column.values.length >= maxTexts && !isNumeric(column)) return -2;
    known.set(value, column.values.length);
    return column.values.push(value) - 1;
  }

  private columnOf(sign: Sign): Column | undefined {
    const id = idOf(sign);
    const known = this.byId.get(id);
    if (known || this.leftOut.has(id) || this.byId.size >= maxColumns) return known;
    const column: Column = { sign, values: [], codes: [], numeric: false, later: 0 };
    this.byId.set(id, column);
    this.codesOf.set(column, new Map());
    return column;
  }
}

function fill(codes: number[], upTo: number, code: number): number[] {
  while (codes.length < upTo) codes.push(code);
  return codes;
}

function isNumeric({ values }: Column): boolean {
  if (values.length === 0) return false;
  const numbers = values.reduce<number>((count, value) => count + (numberOf(value) === null ? 0 : 1), 0);
  return numbers >= values.length * 0.9;
}
