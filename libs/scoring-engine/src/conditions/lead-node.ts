import {
  type AccountLeaf,
  type InstantComparison,
  type LevelLeaf,
  type OwnerLeaf,
  type ScoreChangeLeaf,
  type ScoreLeaf,
} from '@heatline/contracts';
import { hundredthsOf } from '../numbers/points';
import type { Calendar } from '../time/calendar';
import type { AsOf } from './node';
import { compileTimed } from './timed-test';

interface LeafNode {
  holds(at: AsOf): boolean;
  nextChange(at: AsOf): number;
  fixedByProfile: boolean;
}
const never = (): number => Infinity;
const asked = (holds: (at: AsOf) => boolean): LeafNode => ({ holds, nextChange: never, fixedByProfile: false });

/** When the subject was made; an earlier T does not know of it yet. */
export function createdLeaf(comparison: InstantComparison, calendar: Calendar): LeafNode {
  const known = instantLeaf(comparison, calendar, ({ facts, time }) =>
    facts.createdAt < time ? facts.createdAt : null,
  );
  return {
    ...known,
    nextChange: (at) => (at.facts.createdAt < at.time ? known.nextChange(at) : at.facts.createdAt + 1),
  };
}

/** Compares one instant (null = there is none) with T or with dates. */
export function instantLeaf(
  comparison: InstantComparison,
  calendar: Calendar,
  find: (at: AsOf) => number | null,
): LeafNode {
  if (!('value' in comparison)) {
    const wanted = comparison.op === 'exists';
    return asked((at) => (find(at) !== null) === wanted);
  }
  const test = compileTimed(comparison, calendar);
  return {
    holds: (at) => {
      const time = find(at);
      return time !== null && test.holds({ start: time, end: time + 1 }, at.time);
    },
    nextChange: (at) => {
      const time = find(at);
      return time === null ? Infinity : test.nextChange({ start: time, end: time + 1 }, at.time);
    },
    fixedByProfile: false,
  };
}

export function scoreLeaf(leaf: ScoreLeaf): LeafNode {
  if (!('value' in leaf)) return asked((at) => (at.extras.score(leaf.score) !== null) === (leaf.op === 'exists'));
  const test = pointsTest(leaf.op, leaf.value);
  return asked((at) => test(at.extras.score(leaf.score)));
}

export function scoreChangeLeaf(leaf: ScoreChangeLeaf): LeafNode {
  const test = pointsTest(leaf.op, leaf.value);
  return asked((at) => test(at.extras.scoreChange(leaf.scoreChange, leaf.days)));
}

export function levelLeaf(leaf: LevelLeaf): LeafNode {
  const wanted = new Set(leaf.value);
  return asked((at) => {
    const level = at.extras.level(leaf.level);
    return (level !== null && wanted.has(level)) === (leaf.op === 'in');
  });
}

export function ownerLeaf(leaf: OwnerLeaf): LeafNode {
  const wanted = new Set(leaf.owner);
  return asked(({ extras: { owner, me } }) => wanted.has(owner) || (wanted.has('me') && me !== null && owner === me));
}

export function accountLeaf(leaf: AccountLeaf): LeafNode {
  const wanted = new Set(leaf.account);
  return asked(({ extras }) => wanted.has(extras.account));
}

export const watchedLeaf = (watched: boolean): LeafNode => asked((at) => at.extras.watched === watched);
export const segmentLeaf = (segment: string): LeafNode => asked((at) => at.extras.inSegment(segment));

/** Comparisons of hundredths; null (never evaluated) satisfies the plain negation only. */
function pointsTest(
  op: 'gt' | 'gte' | 'lt' | 'lte' | 'equals' | 'not_equals' | 'between',
  value: number | [number, number],
): (hundredths: number | null) => boolean {
  const [low, high] = (typeof value === 'number' ? [value, value] : value).map(exactHundredths);
  return (score) => {
    if (score === null) return op === 'not_equals';
    switch (op) {
      case 'gt':
        return score > low;
      case 'gte':
        return score >= low;
      case 'lt':
        return score < low;
      case 'lte':
        return score <= low;
      case 'equals':
        return score === low;
      case 'not_equals':
        return score !== low;
      case 'between':
        return score >= low && score <= high;
    }
  };
}

/** Hundredths, or the number between two of them when somebody asks for more decimals than scores have. */
const exactHundredths = (points: number): number =>
  Math.abs(points * 100 - hundredthsOf(points)) < 1e-6 ? hundredthsOf(points) : points * 100;
