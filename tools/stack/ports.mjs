import { createServer } from 'node:net';
import { createHash } from 'node:crypto';
import { Sentence } from './sentence.mjs';

// Below the range from which systems take ports for outgoing connections: a port kept for the next start stays free meanwhile.
const FIRST = 20_000;
const COUNT = 12_000;

/** True when nothing listens on this port of the loopback address. */
export const isFree = (port) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });

/** Where a checkout begins to look for ports: two checkouts begin in different places, so they rarely race for the same one. */
export const firstPortFor = (seed) => FIRST + (createHash('sha256').update(seed).digest().readUInt32BE(0) % COUNT);

/**
 * A port for each name: the kept one when it is free, else the next free one.
 * @param {string[]} names
 * @param {{ kept?: Record<string, number>, seed: string, free?: (port: number) => Promise<boolean>, moved?: (name: string, from: number, to: number) => void }} options
 * @returns {Promise<Record<string, number>>}
 */
export const choosePorts = async (names, { kept = {}, seed, free = isFree, moved = () => {} }) => {
  /** @type {Record<string, number>} */
  const chosen = {};
  const taken = new Set(Object.values(kept));
  let next = firstPortFor(seed);
  for (const name of names) {
    if (kept[name] && (await free(kept[name]))) {
      chosen[name] = kept[name];
      continue;
    }
    let tries = 0;
    while (taken.has(next) || !(await free(next))) {
      next = next + 1 >= FIRST + COUNT ? FIRST : next + 1;
      if (++tries > COUNT)
        throw new Sentence(`No free port between ${FIRST} and ${FIRST + COUNT} on 127.0.0.1: stop some other servers.`);
    }
    taken.add(next);
    chosen[name] = next;
    if (kept[name]) moved(name, kept[name], next);
  }
  return chosen;
};
