import { missingIn } from './health.mjs';

describe('A health report', () => {
  it('lacks nothing when it is ready', () => {
    expect(missingIn({ ready: true, checks: [] })).toBe('');
  });

  it('of a service names the checks that fail', () => {
    const checks = [
      { name: 'nats', ready: true },
      { name: 'migrations', ready: false, detail: '2 pending' },
    ];
    expect(missingIn({ ready: false, checks })).toBe('migrations: 2 pending');
  });

  it('of the gateway names the services too', () => {
    const missing = [
      { service: 'scoring', name: 'database', detail: 'Not connected' },
      { service: 'worker', name: 'process' },
    ];
    expect(missingIn({ ready: false, missing })).toBe('scoring database: Not connected; worker process');
  });
});
