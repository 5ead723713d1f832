import type { Log } from '@heatline/database';
import { withoutPersonalData } from './log/redaction';

const longestPauseMs = 5_000;
const tellEveryMs = 30_000;

/**
 * Tries until it works: a process that starts before what it needs waits instead of dying.
 * @throws the reason of `signal` when it is aborted meanwhile
 */
export async function waitUntil<T>(what: string, attempt: () => Promise<T>, log: Log, signal: AbortSignal): Promise<T> {
  let toldAt = -tellEveryMs;
  for (let pauseMs = 100; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() - toldAt > tellEveryMs) {
        toldAt = performance.now();
        // Where in our code it was noticed helps nobody: it is expected.
        log.warn(
          { reason: withoutPersonalData(error instanceof Error ? error.message : String(error)) },
          `Waiting for ${what}`,
        );
      }
      await pause(pauseMs, signal);
    }
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
