import type { Access } from '@heatline/contracts';
import { RateLimits } from './rate-limits';

const key = (keyId: string): Access => ({
  kind: 'apiKey',
  workspaceId: '019a0000-0000-7000-8000-000000000001',
  keyId,
  scopes: ['facts:write'],
  role: 'rep',
  expiresAt: null,
});

async function outcomesOf(count: number, ask: () => Promise<void>): Promise<{ passed: number; refused: unknown[] }> {
  const outcomes = await Promise.allSettled(Array.from({ length: count }, ask));
  const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  return { passed: count - refused.length, refused };
}

describe('rate limits', () => {
  it('let a key send a thousand requests at once and more', async () => {
    const limits = new RateLimits();
    expect((await outcomesOf(2_000, () => limits.count(key('a'), '::1'))).passed).toBe(2_000);
  });

  it('end a flood with the time to wait, and hold up nobody else', async () => {
    const limits = new RateLimits();
    const { passed, refused } = await outcomesOf(60, () => limits.count(null, '203.0.113.1'));
    expect(passed).toBe(50);
    expect(refused[0]).toMatchObject({
      status: 429,
      code: 'too_many_requests',
      more: { headers: { 'Retry-After': '1' } },
    });
    await expect(limits.count(null, '203.0.113.2')).resolves.toBeUndefined();
    await expect(limits.count(key('a'), '203.0.113.1')).resolves.toBeUndefined();
  });
});
