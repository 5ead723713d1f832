import type { ClientBase, QueryConfig } from 'pg';
import { asked } from './asked';

type Answer = (error: Error | null, result?: unknown) => void;

/** A driver that is asked by callback, and answers as it is told; without a callback it never does. */
const driver = (answer: (done: Answer) => void) =>
  ({ query: (_: QueryConfig, done?: Answer) => done && answer(done) }) as unknown as ClientBase;

const statement = { text: 'select 1' };

describe('a statement', () => {
  it('is asked by callback, of which rows die young', async () => {
    const result = { rows: [{ n: 1 }], rowCount: 1 };
    expect(
      await asked(
        driver((done) => done(null, result)),
        statement,
      ),
    ).toBe(result);
  });

  it('fails with the error of the driver, told from where it was asked', async () => {
    const error = new Error('syntax error');
    error.stack = 'at the socket';
    const failed = asked(
      driver((done) => done(error)),
      statement,
    );
    await expect(failed).rejects.toBe(error);
    expect(error.stack).toContain('asked');
  });
});
