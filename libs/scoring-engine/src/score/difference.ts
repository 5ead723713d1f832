import { type Facts } from '../facts';
import type { CompiledModel } from '../model/compile-model';
import { firstAtOrAfter } from '../timeline/timeline';
import type { Ledger, LineKind } from './ledger';
import { score } from './score';
import { resetAt } from './sight';

/** One version made ready for one subject, and an instant (seconds since 1970). */
export interface Moment {
  model: CompiledModel;
  facts: Facts;
  asOf: number;
}

/** A line of the ledger that gives other points than before; hundredths. */
export interface LineDifference {
  kind: LineKind;
  ruleId: string | null;
  name: string;
  conditions: string | null;
  hundredths: number;
  before: number;
  after: number;
  /** Events that count before and after. */
  countedBefore: number;
  countedAfter: number;
  /** Events that the rule's cap left uncounted before and after; on the line of the rule and on that of its cap. */
  cappedBefore: number;
  cappedAfter: number;
  /** Last of the events that count after, else before; seconds since 1970. */
  last: number | null;
}

export type DifferenceCause = 'time' | 'facts' | 'reset' | 'version';

export interface DifferencePart {
  cause: DifferenceCause;
  hundredths: number;
  /** Cause reset: when it was, seconds since 1970. */
  at: number | null;
  /** They sum to the part. */
  lines: LineDifference[];
}

export interface Difference {
  before: Ledger;
  after: Ledger;
  hundredths: number;
  /**
   * In fixed order: what time did to the old facts, what new facts did, what a reset between the two took (only if there was
   * one), what the other version did. They sum to the difference.
   */
  parts: DifferencePart[];
}

/** What is known before an instant; what happened then or later is as if it had not. */
export function factsBefore(facts: Facts, time: number): Facts {
  const { timeline } = facts;
  return {
    ...facts,
    timeline: { ...timeline, to: firstAtOrAfter(timeline, time) },
    dated: facts.dated.filter(({ at }) => at < time),
    adjustments: facts.adjustments.filter(({ createdAt }) => createdAt < time),
    resets: facts.resets.filter(({ at }) => at < time),
  };
}

/** Why a score is another one at a later instant, under the same version or another. `from` is not after `to`. */
export function difference(from: Moment, to: Moment): Difference {
  const before = score(from.model, from.facts, from.asOf);
  const aged = score(from.model, factsBefore(from.facts, from.asOf), to.asOf);
  const reset = resetAt(from.facts, to.asOf);
  const isNew = reset !== null && reset.at >= from.asOf;
  const resets = from.facts.resets.filter(({ at }) => at < from.asOf);
  const informed = score(from.model, isNew ? { ...from.facts, resets } : from.facts, to.asOf);
  const begunAnew = isNew ? score(from.model, from.facts, to.asOf) : informed;
  const after = score(to.model, to.facts, to.asOf);
  const parts: DifferencePart[] = [
    partOf('time', before, aged),
    partOf('facts', aged, informed),
    ...(isNew ? [{ ...partOf('reset', informed, begunAnew), at: reset.at }] : []),
    partOf('version', begunAnew, after),
  ];
  return { before, after, hundredths: after.hundredths - before.hundredths, parts };
}

const nothing = { before: 0, after: 0, countedBefore: 0, countedAfter: 0, cappedBefore: 0, cappedAfter: 0 };
const beforeCounts = ['countedBefore', 'cappedBefore'] as const;
const afterCounts = ['countedAfter', 'cappedAfter'] as const;

/**
 * Lines are the same when they are about the same rule, by id or else by name: drafts that programs send may bring no ids. The
 * lines of each ledger sum to its score, so these sum to the difference.
 */
function partOf(cause: DifferenceCause, before: Ledger, after: Ledger): DifferencePart {
  const known = new Set(before.lines.map(({ ruleId }) => ruleId));
  const inBoth = new Set(after.lines.flatMap(({ ruleId }) => (ruleId && known.has(ruleId) ? [ruleId] : [])));
  const lines = new Map<string, LineDifference>();
  for (const [ledger, side, sign] of [
    [before, 'before', -1],
    [after, 'after', 1],
  ] as const) {
    const overCap = new Map(ledger.lines.flatMap(({ ruleId, ignored: { cap } }) => (cap ? [[ruleId, cap]] : [])));
    for (const { kind, ruleId, name, conditions, hundredths, counted, about, last } of ledger.lines) {
      const key = `${kind} ${ruleId && inBoth.has(ruleId) ? ruleId : (about ?? name)}`;
      const same = lines.get(key);
      const line = same ?? { kind, ruleId, hundredths: 0, ...nothing };
      const [counts, caps] = side === 'before' ? beforeCounts : afterCounts;
      const capped = kind === 'rule' || kind === 'cap' ? (overCap.get(ruleId) ?? 0) : 0;
      lines.set(key, {
        ...line,
        // Of the later side, where both have it.
        name,
        conditions,
        last: last ?? same?.last ?? null,
        hundredths: line.hundredths + sign * hundredths,
        [side]: line[side] + hundredths,
        [counts]: line[counts] + counted,
        [caps]: line[caps] + capped,
      });
    }
  }
  return {
    cause,
    hundredths: after.hundredths - before.hundredths,
    at: null,
    lines: [...lines.values()].filter((line) => line.hundredths !== 0),
  };
}
