import type { Health } from '@heatline/contracts';

const checkTimeoutMs = 1_500;

/** Resolves when the thing works. What it rejects with is told to whoever asks for the service's health. */
export type Check = () => Promise<void>;

/** Whether this process can do its work, and if not, what it lacks. */
export class Readiness {
  private readonly checks = new Map<string, Check>();
  private readonly since = new Date().toISOString();

  constructor(private readonly service: string) {}

  /** The latest check of a name counts. */
  register(name: string, check: Check): void {
    this.checks.set(name, check);
  }

  /** A part that is not there yet, until `register` is called with the same name. */
  waitFor(name: string, what: string): void {
    this.register(name, () => Promise.reject(new Error(what)));
  }

  async report(): Promise<Health> {
    const checks = await Promise.all([...this.checks].map(([name, check]) => outcome(name, check)));
    return { service: this.service, ready: checks.every(({ ready }) => ready), since: this.since, checks };
  }
}

async function outcome(name: string, check: Check) {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer in ${checkTimeoutMs} ms`)), checkTimeoutMs);
  });
  try {
    await Promise.race([check(), late]);
    return { name, ready: true };
  } catch (error) {
    return { name, ready: false, detail: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}
