import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits until `attempt` does not throw, asking again after `everyMs`.
 * @template T
 * @param {() => Promise<T> | T} attempt
 * @param {{ timeoutMs: number, everyMs?: number, giveUp?: () => Error | undefined }} options `giveUp` ends the wait early by returning why
 * @returns {Promise<T>}
 */
export const until = async (attempt, { timeoutMs, everyMs = 100, giveUp = () => undefined }) => {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      const reason = giveUp();
      if (reason) throw reason;
      if (Date.now() >= deadline) throw error;
      await delay(everyMs);
    }
  }
};
