import { baseEnvironment, databaseEnvironment, readEnvironment } from './environment';

it('gives typed values with defaults', () => {
  const read = readEnvironment(databaseEnvironment, {
    DATABASE_URL: 'postgres://x',
    DATABASE_POOL_SIZE: '25',
    OTHER: 'x',
  });
  expect(read).toEqual({ DATABASE_URL: 'postgres://x', DATABASE_POOL_SIZE: 25 });
  expect(readEnvironment(baseEnvironment, { NATS_URL: 'nats://x', LOG_LEVEL: '' })).toMatchObject({
    LOG_LEVEL: 'info',
    NATS_REPLICAS: 1,
  });
});

it('has a sentence for each variable, and repeats no value', () => {
  const read = () => readEnvironment(databaseEnvironment, { DATABASE_POOL_SIZE: 's3cret' });
  expect(read).toThrow(/DATABASE_URL is missing\. DATABASE_POOL_SIZE is not right: /);
  expect(read).not.toThrow(/s3cret/);
});
