import { profileBit, type Timeline } from './timeline';

/** Classes below this leave room for the second in one exact number; there is hardly a workspace with more. */
const smallClass = 2 ** 20;
/** Room for one class and the bit that tells events from the profile. */
const perSecond = 2 * smallClass;

/**
 * The timeline of an account: the events of all members, and the changes of `profile` (the account's own; those of the
 * members are left out). Events of one second stand in the order of their classes, whoever did them, so that the same
 * facts give the same timeline in whatever order the members come.
 */
export function uniteTimelines(members: readonly Timeline[], profile?: Timeline): Timeline {
  const events = members.reduce((sum, member) => sum + countWhere(member, isEvent), 0);
  const changes = profile ? countWhere(profile, isChange) : 0;
  const keys = new Float64Array(events + changes);
  let at = 0;
  let small = true;
  const add = ({ words, from, to }: Timeline, wanted: (word: number) => boolean): void => {
    for (let index = from; index < to; index += 2) {
      const word = words[index + 1];
      if (!wanted(word)) continue;
      const classId = word >= profileBit ? word - profileBit : word;
      if (classId >= smallClass) small = false;
      // A profile change sorts before the events of its second.
      keys[at++] = words[index] * perSecond + (word >= profileBit ? classId : smallClass + classId);
    }
  };
  for (const member of members) add(member, isEvent);
  if (profile) add(profile, isChange);
  if (!small) return uniteLargeClasses(members, profile);
  keys.sort();
  const words = new Uint32Array(keys.length * 2);
  keys.forEach((key, n) => {
    const second = Math.floor(key / perSecond);
    const rest = key - second * perSecond;
    words[2 * n] = second;
    words[2 * n + 1] = rest < smallClass ? rest + profileBit : rest - smallClass;
  });
  return { words, from: 0, to: words.length };
}

/** The same with 64-bit numbers, several times slower. */
function uniteLargeClasses(members: readonly Timeline[], profile?: Timeline): Timeline {
  const keys: bigint[] = [];
  const add = ({ words, from, to }: Timeline, wanted: (word: number) => boolean): void => {
    for (let index = from; index < to; index += 2) {
      const word = words[index + 1];
      // With its top bit turned over a profile change sorts before the events of its second.
      if (wanted(word)) keys.push((BigInt(words[index]) << 32n) | BigInt((word ^ profileBit) >>> 0));
    }
  };
  for (const member of members) add(member, isEvent);
  if (profile) add(profile, isChange);
  const sorted = BigUint64Array.from(keys).sort();
  const words = new Uint32Array(sorted.length * 2);
  sorted.forEach((key, n) => {
    words[2 * n] = Number(key >> 32n);
    words[2 * n + 1] = (Number(key & 0xffff_ffffn) ^ profileBit) >>> 0;
  });
  return { words, from: 0, to: words.length };
}

const isEvent = (word: number): boolean => word < profileBit;
const isChange = (word: number): boolean => word >= profileBit;

function countWhere({ words, from, to }: Timeline, wanted: (word: number) => boolean): number {
  let count = 0;
  for (let index = from; index < to; index += 2) if (wanted(words[index + 1])) count++;
  return count;
}
