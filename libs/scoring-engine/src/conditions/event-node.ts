import { secondsOf, type EventLeaf, type SequenceLeaf } from '@heatline/contracts';
import type { ClassFlags } from '../model/classes';
import type { Calendar } from '../time/calendar';
import { firstAtOrAfter, profileBit } from '../timeline/timeline';
import { seasonOf } from './season';
import type { AsOf, Node } from './node';

type LeafNode<Leaf> = Omit<Node<Leaf>, 'failing'>;

/** How many events there are: in the window, in the season, before T. */
export function countLeaf(leaf: EventLeaf, flags: ClassFlags, calendar: Calendar): LeafNode<EventLeaf> {
  const { window, from, to, min, max } = boundsOf(leaf, calendar);
  const begin = ({ facts, time }: AsOf): number =>
    firstAtOrAfter(facts.timeline, Math.max(from, window === 0 ? 0 : time - window));
  return {
    holds: (at) => {
      const { words } = at.facts.timeline;
      let count = 0;
      for (let index = begin(at); index < at.end && words[index] < to; index += 2) {
        const word = words[index + 1];
        if (word >= profileBit || !flags.has(word)) continue;
        count += 1;
        if (count > max || (count >= min && max === Infinity)) break;
      }
      return count >= min && count <= max;
    },
    nextChange: (at) => {
      if (window === 0) return Infinity;
      const { words } = at.facts.timeline;
      for (let index = begin(at); index < at.end && words[index] < to; index += 2) {
        const word = words[index + 1];
        if (word < profileBit && flags.has(word)) return words[index] + window + 1;
      }
      return Infinity;
    },
    fixedByProfile: false,
  };
}

/** The newest or oldest event of these types, and nothing else, is what was looked for. */
export function singleLeaf(
  leaf: EventLeaf,
  ofTypes: ClassFlags,
  matching: ClassFlags,
  calendar: Calendar,
): LeafNode<EventLeaf> {
  const { window, from, to, min, max } = boundsOf(leaf, calendar);
  const find = ({ facts, end }: AsOf): number => {
    const { words, from: start } = facts.timeline;
    const isOne = (index: number): boolean => words[index + 1] < profileBit && ofTypes.has(words[index + 1]);
    if (leaf.last) {
      for (let index = end - 2; index >= start; index -= 2) if (isOne(index)) return index;
    } else {
      for (let index = start; index < end; index += 2) if (isOne(index)) return index;
    }
    return -1;
  };
  const counts = (at: AsOf, index: number): boolean => {
    if (index < 0) return false;
    const { words } = at.facts.timeline;
    const time = words[index];
    const inside = time >= from && time < to && (window === 0 || at.time - time <= window);
    return inside && matching.has(words[index + 1]);
  };
  return {
    holds: (at) => {
      const count = counts(at, find(at)) ? 1 : 0;
      return count >= min && count <= max;
    },
    nextChange: (at) => {
      const index = find(at);
      return window > 0 && counts(at, index) ? at.facts.timeline.words[index] + window + 1 : Infinity;
    },
    fixedByProfile: false,
  };
}

/** An A, and another event that is a B, at the same second or at most `within` later. */
export function sequenceLeaf(leaf: SequenceLeaf, a: ClassFlags, b: ClassFlags): LeafNode<SequenceLeaf> {
  const within = secondsOf(leaf.within);
  return {
    holds: ({ facts, end }) => {
      const { words, from } = facts.timeline;
      const isB = (index: number): boolean => words[index + 1] < profileBit && b.has(words[index + 1]);
      let second = from;
      for (let first = from; first < end; first += 2) {
        if (words[first + 1] >= profileBit || !a.has(words[first + 1])) continue;
        while (second < end && (words[second] < words[first] || !isB(second))) second += 2;
        let other = second;
        while (other < end && (other === first || !isB(other))) other += 2;
        if (other < end && words[other] - words[first] <= within) return true;
      }
      return false;
    },
    nextChange: () => Infinity,
    fixedByProfile: false,
  };
}

function boundsOf(
  leaf: EventLeaf,
  calendar: Calendar,
): {
  window: number;
  from: number;
  to: number;
  min: number;
  max: number;
} {
  const count = leaf.count ?? { min: 1 };
  return {
    window: leaf.window === undefined ? 0 : secondsOf(leaf.window),
    ...seasonOf(leaf.between, calendar),
    min: count.min ?? 0,
    max: count.max ?? Infinity,
  };
}
