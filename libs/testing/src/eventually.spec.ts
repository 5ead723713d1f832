import { eventually } from './eventually';

it('waits until the condition holds, and answers what it answered', async () => {
  let tries = 0;
  expect(await eventually(() => (++tries < 3 ? false : tries))).toBe(3);
});

it('waits until an expectation holds', async () => {
  let tries = 0;
  await eventually(() => expect(++tries).toBe(4));
  expect(tries).toBe(4);
});

it('tells the last failure when time is up', async () => {
  await expect(eventually(() => expect(1).toBe(2), { timeoutMs: 50 })).rejects.toThrow(/Expected: .*2/);
  await expect(eventually(() => false, { timeoutMs: 50 })).rejects.toThrow('Still false after 50 ms');
});
