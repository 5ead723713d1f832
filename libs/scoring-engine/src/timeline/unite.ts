import { profileBit, type Timeline } from './timeline';

/**
 * The timeline of an account: the events of all members, and the changes of `profile` (the account's own; those of the
 * members are left out). Events of one second that belong to different members stand in the order of their classes:
 * points do not depend on it.
 */
export function uniteTimelines(members: readonly Timeline[], profile?: Timeline): Timeline {
  const keys: bigint[] = [];
  const add = ({ words, from, to }: Timeline, wanted: (word: number) => boolean): void => {
    for (let index = from; index < to; index += 2) {
      const word = words[index + 1];
      // With its top bit turned over a profile change sorts before the events of its second.
      if (wanted(word)) keys.push((BigInt(words[index]) << 32n) | BigInt((word ^ profileBit) >>> 0));
    }
  };
  for (const member of members) add(member, (word) => word < profileBit);
  if (profile) add(profile, (word) => word >= profileBit);
  const sorted = BigUint64Array.from(keys).sort();
  const words = new Uint32Array(sorted.length * 2);
  sorted.forEach((key, n) => {
    words[2 * n] = Number(key >> 32n);
    words[2 * n + 1] = (Number(key & 0xffff_ffffn) ^ profileBit) >>> 0;
  });
  return { words, from: 0, to: words.length };
}
