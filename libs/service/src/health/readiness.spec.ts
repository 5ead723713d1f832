import { Readiness } from './readiness';

it('is ready when everything is, and says what is not', async () => {
  const readiness = new Readiness('leads');
  readiness.register('nats', async () => {});
  readiness.waitFor('database', 'Waiting for PostgreSQL');
  expect(await readiness.report()).toMatchObject({
    service: 'leads',
    ready: false,
    checks: [
      { name: 'nats', ready: true },
      { name: 'database', ready: false, detail: 'Waiting for PostgreSQL' },
    ],
  });
  readiness.register('database', async () => {});
  expect(await readiness.report()).toMatchObject({ ready: true });
});

it('does not wait for a check that never answers', async () => {
  const readiness = new Readiness('leads');
  readiness.register('database', () => new Promise(() => {}));
  expect(await readiness.report()).toMatchObject({ ready: false, checks: [{ detail: 'No answer in 1500 ms' }] });
});
