import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const services = ['gateway', 'identity', 'leads', 'scoring', 'worker'];

/** Peak resident memory of each service since it started, in MB. */
export function peakMemory(folder) {
  const processes = JSON.parse(readFileSync(join(folder, 'processes.json'), 'utf8'));
  return Object.fromEntries(
    services.map((name) => {
      const [, kb] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${processes[name].pid}/status`, 'utf8'));
      return [name, Math.round(Number(kb) / 1_024)];
    }),
  );
}
