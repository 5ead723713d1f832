import { describe, expect, it } from '@jest/globals';
import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import { Fault, Refusal } from '@heatline/contracts';
import { JobFenced } from '@heatline/database';
import { asFailure, RunClosed, troubleOf, WorkRefused } from './run-failure';

const databaseError = (code: string, message: string) => Object.assign(new Error(message), { code });
const failureOf = (error: unknown) => {
  const failure = asFailure(error, { runId: 'r', sliceNo: 3 });
  if (!(failure instanceof ApplicationFailure)) throw failure;
  return failure;
};

describe('what went wrong in a run', () => {
  it('is told in the words of the work, and not tried again, when the work refuses', () => {
    const failure = failureOf(new WorkRefused('model_not_found', 'The model is gone', 'Choose another one.'));
    expect(failure).toMatchObject({ type: 'model_not_found', message: 'The model is gone', nonRetryable: true });
    expect(failure.details).toEqual([{ hint: 'Choose another one.', runId: 'r', sliceNo: 3 }]);
  });

  it('is tried again when the database had no time, with what it said', () => {
    const failure = failureOf(databaseError('55P03', 'canceling statement due to lock timeout'));
    expect(failure).toMatchObject({ type: 'database_55P03', nonRetryable: false });
    expect(failure.message).toContain('canceling statement due to lock timeout');
    expect(failure.details?.[0]).toMatchObject({ hint: expect.stringContaining('holds a lock') });
  });

  it('never shows a value of a row', () => {
    const secret = 'ada@berg.example';
    const values = [
      databaseError('22P02', `invalid input syntax for type uuid: "${secret}"`),
      databaseError('23505', `Key (email)=(${secret}) already exists`),
      new Error(`cannot score ${secret}`),
      databaseError('57014', `canceling statement for ${secret}`),
    ];
    for (const error of values)
      expect(JSON.stringify([troubleOf(error), failureOf(error).message])).not.toContain(secret);
  });

  it('is nobody’s fault when the slice is in other hands or the run has ended', () => {
    expect(failureOf(new JobFenced({ runId: 'r', sliceNo: 3 }))).toMatchObject({
      category: 'BENIGN',
      nonRetryable: false,
    });
    expect(failureOf(new RunClosed('r'))).toMatchObject({ type: 'RunClosed', category: 'BENIGN', nonRetryable: true });
  });

  it('passes by itself when a server is away, and does not when it is refused', () => {
    expect(failureOf(new Fault('database_unavailable', 'The database cannot be reached')).nonRetryable).toBe(false);
    expect(failureOf(new Refusal('model_archived')).nonRetryable).toBe(true);
  });

  it('leaves an interruption as it is: anything else would be reported as a failure', () => {
    const interrupted = new CancelledFailure('interrupted');
    expect(asFailure(interrupted, { runId: 'r' })).toBe(interrupted);
  });
});
