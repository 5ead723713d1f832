import { baseEnvironment } from './environment';
import { ServiceLog } from './log/service-log';

/** Calls and batches under way get this long; then the orchestrator's patience would end anyway. */
const graceMs = 25_000;

/**
 * The life of a process: starts, runs until SIGTERM or SIGINT, ends in order with 0. A second signal, or too much time, ends it at once;
 * a start that fails, or a state that nobody foresaw, is logged and ends it with 1, to be started anew.
 * @param start ends early when its signal is aborted
 */
export async function runProcess(
  name: string,
  start: (signal: AbortSignal) => Promise<{ stop(): Promise<void> }>,
): Promise<void> {
  // The start may be what fails to read the environment.
  const log = ServiceLog.for(
    name,
    baseEnvironment.shape.LOG_LEVEL.catch('info').parse(process.env['LOG_LEVEL'] || undefined),
  );
  const die = (message: string) => (error: unknown) => {
    log.error({ err: error }, message);
    process.exit(1);
  };
  process.on('uncaughtException', die('An uncaught exception'));
  process.on('unhandledRejection', die('An unhandled rejection'));

  const starting = new AbortController();
  const running = start(starting.signal);
  let stopping = false;
  const stop = async (signal: NodeJS.Signals) => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, 'Stopping');
    setTimeout(() => die('Stopping took too long')(new Error(`Not stopped after ${graceMs} ms`)), graceMs).unref();
    starting.abort(new Error('Stopped before it was ready'));
    const started = await running.catch(() => undefined);
    await started?.stop();
    log.info({}, 'Stopped');
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => void stop(signal).catch(die('Stopping failed')));
  }
  await running.catch((error) => stopping || die('The start failed')(error));
}
