import { ApplicationFailure, ApplicationFailureCategory, CancelledFailure } from '@temporalio/common';
import { Fault, Refusal, type RunTrouble } from '@heatline/contracts';
import { JobFenced, sqlStateOf } from '@heatline/database';
import { withoutPersonalData } from '../log/redaction';

/** The run has ended, whatever its workflow believes. */
export class RunClosed extends Error {
  constructor(runId: string) {
    super(`Run ${runId} has ended`);
    this.name = 'RunClosed';
  }
}

/** Expected noes of the work itself: trying again cannot help before a person has changed something. */
export class WorkRefused extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly hint: string,
  ) {
    super(message);
    this.name = 'WorkRefused';
  }
}

/** Messages of these classes speak of the server, never of a row's values: conflicts, resources, locks, operator. */
const speaksOfTheServer = /^(08|40|53|55|57|58)/;

const databaseHints: Record<string, string> = {
  '55P03': 'Another session holds a lock. Wait until it is done, then retry.',
  '57014': 'The statement took too long. See what else the database is doing, then retry.',
  '53100': 'The disk of the database is full. Free some space, then retry.',
  '53200': 'The database is out of memory. Give it more, then retry.',
  '53300': 'The database has no connection left. Close some, then retry.',
};

/** What went wrong, in plain words, without a value of any row. */
export function troubleOf(error: unknown): RunTrouble {
  if (error instanceof WorkRefused) return { code: error.code, message: error.message, hint: error.hint };
  if (error instanceof Refusal) {
    return {
      code: error.code,
      message: `Refused: ${error.code.replaceAll('_', ' ')}`,
      hint: 'Change what is refused, then retry.',
    };
  }
  if (error instanceof RunClosed || error instanceof JobFenced) {
    return { code: error.name, message: error.message, hint: 'Nothing to do: the run goes on elsewhere or has ended.' };
  }
  if (error instanceof Fault && error.code !== 'fault') {
    return { code: error.code, message: error.message, hint: 'See whether PostgreSQL and NATS are up, then retry.' };
  }
  const state = sqlStateOf(error);
  if (state) {
    const said =
      error instanceof Error && speaksOfTheServer.test(state) ? `: ${withoutPersonalData(error.message)}` : '';
    return {
      code: `database_${state}`,
      message: `The database refused a statement (${state})${said}`,
      hint: databaseHints[state] ?? 'Look for this run in the logs of the service, then retry.',
    };
  }
  return {
    code: 'fault',
    message: 'A defect in the work',
    hint: 'Look for this run in the logs of the service; retry when it is mended.',
  };
}

const neverAgain = (error: unknown): boolean =>
  error instanceof WorkRefused || error instanceof Refusal || error instanceof RunClosed;

/** An error as Temporal takes it: type, plain words, what to do, and whether another attempt may help. */
export function asFailure(error: unknown, where: { runId: string; sliceNo?: number }): Error {
  // An interrupted activity must leave by exactly this, or a pause would be reported as a failure.
  if (error instanceof CancelledFailure) return error;
  const trouble = troubleOf(error);
  return ApplicationFailure.create({
    type: trouble.code,
    message: trouble.message,
    nonRetryable: neverAgain(error),
    details: [{ hint: trouble.hint, ...where }],
    // Fenced and closed are nobody's fault.
    ...(error instanceof JobFenced || error instanceof RunClosed
      ? { category: ApplicationFailureCategory.BENIGN }
      : {}),
  });
}
