import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** A few pieces' worth more than what is under way: each collection finds most of it dead. */
const everyBytes = 8 * 1024 * 1024;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (options: { type: 'minor' }) => void;

/** Counts the bytes that pass, and acts whenever so many have. */
export function whenever(bytes: number, act: () => void): (bytes: number) => void {
  let passed = 0;
  return (more) => {
    passed += more;
    if (passed < bytes) return;
    passed = 0;
    act();
  };
}

/**
 * Lets go of what passed by, all streams of the process together. Pieces are memory outside of V8's heap, held by few small objects: V8 sees
 * no reason to look at its young generation, and goes through all of its old one instead whenever such memory has grown, several times a second.
 * For a file of 174 MB that was half of all processor time of those who send and take it. A look at the young generation takes a millisecond.
 */
export const passedBy = whenever(everyBytes, () => collect({ type: 'minor' }));
