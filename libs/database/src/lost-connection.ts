import { Fault } from '@heatline/contracts';

/** SQLSTATE of an error from pg or TypeORM, wherever it hides. */
export function sqlStateOf(error: unknown): string | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && /^(?=.*\d)[0-9A-Z]{5}$/.test(at.code)) return at.code;
    if ('driverError' in at && at.driverError !== at) {
      const inner = sqlStateOf(at.driverError);
      if (inner) return inner;
    }
  }
  return undefined;
}

/** The name of the violated constraint, for stores that turn a violation into a refusal. */
export function violatedConstraint(error: unknown): string | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const driverError: unknown = 'driverError' in at ? at.driverError : undefined;
    for (const candidate of [at, driverError]) {
      if (candidate instanceof Error && 'constraint' in candidate && typeof candidate.constraint === 'string') {
        return candidate.constraint;
      }
    }
  }
  return undefined;
}

/** Two transactions got in each other's way: the loser may simply run again. */
export const isConflict = (error: unknown): boolean => ['40001', '40P01'].includes(sqlStateOf(error) ?? '');

/** Server going down or starting, too many connections. 57014 (a statement that took too long) is not among them. */
const unavailableStates = /^(08...|57P0[1-5]|53300)$/;
const socketCodes = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'];
// pg gives these no code at all.
const lostMessages =
  /Connection terminated|connection timeout|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/i;

/** The database cannot be reached, or went away in the middle: the same work may succeed later. */
export function isLostConnection(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state) return unavailableStates.test(state);
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && socketCodes.includes(String(at.code))) return true;
    if (lostMessages.test(at.message)) return true;
    // A refused connection to a name with two addresses comes as an AggregateError.
    if (at instanceof AggregateError && at.errors.some(isLostConnection)) return true;
  }
  return false;
}

/** A lost connection as a fault that may be retried; any other error as it is. */
export const asFault = (error: unknown): unknown =>
  isLostConnection(error)
    ? new Fault('database_unavailable', 'The database cannot be reached', { cause: error })
    : error;
