import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Fault } from '@heatline/contracts';

const derive = promisify(argon2);

interface Cost {
  memoryKiB: number;
  passes: number;
  parallelism: number;
}

/** Some 80 ms and 32 MB a password. Hashes made with other numbers stay valid and are renewed at the next sign-in. */
export const currentCost: Cost = { memoryKiB: 32_768, passes: 3, parallelism: 1 };

const saltBytes = 16;
const tagBytes = 32;

/** Argon2id in the PHC form `$argon2id$v=19$m=…,t=…,p=…$salt$tag`: what a later check needs is stored with the hash. */
export async function hashPassword(password: string, cost = currentCost): Promise<string> {
  const salt = randomBytes(saltBytes);
  const tag = await tagOf(password, salt, cost, tagBytes);
  const { memoryKiB, passes, parallelism } = cost;
  return `$argon2id$v=19$m=${memoryKiB},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`;
}

export async function passwordMatches(password: string, hash: string): Promise<boolean> {
  const { cost, salt, tag } = parse(hash);
  return timingSafeEqual(await tagOf(password, salt, cost, tag.length), tag);
}

/** True when the hash was made with other numbers than those in use now. */
export function isOutdated(hash: string, cost = currentCost): boolean {
  const made = parse(hash).cost;
  return made.memoryKiB !== cost.memoryKiB || made.passes !== cost.passes || made.parallelism !== cost.parallelism;
}

// Composed and decomposed accents are one password: keyboards differ in what they send.
const tagOf = (password: string, nonce: Buffer, { memoryKiB, passes, parallelism }: Cost, tagLength: number) =>
  oneOfTwo(() =>
    derive('argon2id', {
      message: password.normalize('NFC'),
      nonce,
      memory: memoryKiB,
      passes,
      parallelism,
      tagLength,
    }),
  );

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

function parse(hash: string): { cost: Cost; salt: Buffer; tag: Buffer } {
  const found = phc.exec(hash);
  if (!found) throw new Error('A stored password hash is not in the PHC form');
  const [, memoryKiB, passes, parallelism, salt, tag] = found;
  return {
    cost: { memoryKiB: Number(memoryKiB), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt!, 'base64'),
    tag: Buffer.from(tag!, 'base64'),
  };
}

const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

let running = 0;
/** Some five seconds of work: who comes later had better try again than wait. */
const longestQueue = 60;
const waiting: (() => void)[] = [];

/** A crowd that signs in at once must not take the memory of a crowd: two hashes at a time, the others wait their turn. */
async function oneOfTwo<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= longestQueue) {
    throw new Fault('service_unavailable', 'Too many passwords are being checked at once');
  }
  if (running === 2) await new Promise<void>((turn) => waiting.push(turn));
  else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}
