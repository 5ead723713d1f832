import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const victims = ['scoring', 'worker', 'leads', 'gateway', 'nats', 'temporal', 'postgres', 'identity'];

const pidOf = (folder, name) => {
  try {
    return JSON.parse(readFileSync(join(folder, 'processes.json'), 'utf8'))[name]?.pid;
  } catch {
    // It is being written at this moment.
    return undefined;
  }
};

/** kill -9, then waits until the supervisor has another one running. */
export async function kill(folder, name) {
  const pid = pidOf(folder, name);
  if (!pid) return false;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
  for (let i = 0; i < 600; i++) {
    const now = pidOf(folder, name);
    if (now && now !== pid) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${name} was killed and did not come back in 30 s`);
}
