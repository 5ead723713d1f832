import { randomUUID } from 'node:crypto';

const sane = /^[\w.:-]{1,64}$/;

/** The id that a request brings, if it is one that can be logged and passed on; else a new one. */
export const requestIdOf = (header: string | undefined): string =>
  header !== undefined && sane.test(header) ? header : randomUUID();
