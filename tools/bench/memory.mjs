import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const services = ['gateway', 'identity', 'leads', 'scoring', 'worker'];

export function measureMemory({ folder, row }) {
  for (const [service, mb] of Object.entries(peakMemory(folder)))
    row(`peak memory of ${service}`, `${mb} MB`, '< 500 MB', mb < 500);
}

/** Peak resident memory of each service since it started, in MB. */
function peakMemory(folder) {
  const processes = JSON.parse(readFileSync(join(folder, 'processes.json'), 'utf8'));
  return Object.fromEntries(
    services.map((name) => {
      const [, kb] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${processes[name].pid}/status`, 'utf8'));
      return [name, Math.round(Number(kb) / 1_024)];
    }),
  );
}
