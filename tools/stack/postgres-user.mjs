import { readFileSync } from 'node:fs';
import { Sentence } from './sentence.mjs';

/**
 * PostgreSQL refuses to run as root. Then it runs as `postgres`, or as `nobody` where there is no such user.
 * @param {string} [passwd] the text of /etc/passwd
 * @returns {{ uid: number, gid: number } | undefined} undefined when we are not root
 */
export const postgresUser = (passwd) => {
  if (process.getuid?.() !== 0) return undefined;
  return unprivilegedUser(passwd ?? readFileSync('/etc/passwd', 'utf8'));
};

/** @param {string} passwd */
export const unprivilegedUser = (passwd) => {
  const users = new Map(passwd.split('\n').map((line) => [line.split(':')[0], line.split(':')]));
  const fields = users.get('postgres') ?? users.get('nobody');
  if (!fields)
    throw new Sentence(
      'PostgreSQL cannot run as root, and there is no user "postgres" or "nobody" to run it as: start Heatline as an ordinary user.',
    );
  return { uid: Number(fields[2]), gid: Number(fields[3]) };
};
