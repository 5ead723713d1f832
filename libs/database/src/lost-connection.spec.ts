import { Fault } from '@heatline/contracts';
import { asFault, isConflict, isLostConnection, sqlStateOf, violatedConstraint } from './lost-connection';

const withCode = (code: string, more: object = {}) => Object.assign(new Error('from pg'), { code, ...more });
/** As TypeORM wraps what pg throws. */
const wrapped = (inner: Error) => Object.assign(new Error('QueryFailedError'), { driverError: inner });

it('finds the SQLSTATE, however deep it is wrapped', () => {
  expect(sqlStateOf(withCode('23505'))).toBe('23505');
  expect(sqlStateOf(wrapped(withCode('23505')))).toBe('23505');
  expect(sqlStateOf(new Error('outer', { cause: wrapped(withCode('40P01')) }))).toBe('40P01');
  expect(sqlStateOf(withCode('ECONNRESET'))).toBeUndefined();
});

it('knows conflicts that may simply run again', () => {
  expect(isConflict(withCode('40001'))).toBe(true);
  expect(isConflict(wrapped(withCode('40P01')))).toBe(true);
  expect(isConflict(withCode('23505'))).toBe(false);
});

it.each([
  ['a server that shuts down', withCode('57P01')],
  ['a server that starts', withCode('57P03')],
  ['too many connections', withCode('53300')],
  ['a broken connection', withCode('08006')],
  ['a refused connection', withCode('ECONNREFUSED')],
  ['a broken pipe, whose code looks like an SQLSTATE', withCode('EPIPE')],
  ['a refused connection to two addresses', new AggregateError([withCode('ECONNREFUSED')])],
  ['a connection that ended without a word', new Error('Connection terminated unexpectedly')],
  ['a pool that is exhausted', new Error('timeout exceeded when trying to connect')],
])('takes %s for a lost connection', (_, error) => {
  expect(isLostConnection(error)).toBe(true);
  expect(asFault(error)).toMatchObject({ code: 'database_unavailable', retryable: true });
  expect(asFault(error)).toBeInstanceOf(Fault);
});

it.each([
  ['a statement that took too long', withCode('57014')],
  ['a violated constraint', withCode('23505')],
  ['a defect', new TypeError('x is not a function')],
])('leaves %s as it is', (_, error) => {
  expect(isLostConnection(error)).toBe(false);
  expect(asFault(error)).toBe(error);
});

it('names the violated constraint', () => {
  expect(violatedConstraint(wrapped(withCode('23505', { constraint: 'alias_unique' })))).toBe('alias_unique');
  expect(violatedConstraint(withCode('57014'))).toBeUndefined();
});
