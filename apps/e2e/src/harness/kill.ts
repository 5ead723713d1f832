import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stack } from './stack';
import { until } from './until';

/** `kill -9` of one process of the running system, then waits until another one has taken its place. */
export async function kill(name: string): Promise<void> {
  const killed = pidOf(name);
  if (killed === undefined) throw new Error(`${name} does not run`);
  process.kill(killed, 'SIGKILL');
  await until(
    () => Promise.resolve(pidOf(name)),
    (pid) => pid !== undefined && pid !== killed,
  );
}

function pidOf(name: string): number | undefined {
  try {
    const processes = JSON.parse(readFileSync(join(stack().dataFolder, 'processes.json'), 'utf8')) as Record<
      string,
      { pid?: number } | undefined
    >;
    return processes[name]?.pid;
  } catch {
    // It is being written at this moment.
    return undefined;
  }
}
