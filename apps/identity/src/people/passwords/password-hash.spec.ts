import { currentCost, hashPassword, isOutdated, passwordMatches } from './password-hash';

const cheap = { memoryKiB: 64, passes: 1, parallelism: 1 };

describe('a password hash', () => {
  it('matches its password and no other', async () => {
    const hash = await hashPassword('correct horse battery', cheap);
    expect(await passwordMatches('correct horse battery', hash)).toBe(true);
    expect(await passwordMatches('correct horse batterz', hash)).toBe(false);
    expect(await passwordMatches('', hash)).toBe(false);
  });

  it('differs for the same password, says how it was made and does not hold the password', async () => {
    const [one, two] = await Promise.all([hashPassword('correct horse', cheap), hashPassword('correct horse', cheap)]);
    expect(one).not.toBe(two);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(one).not.toContain('horse');
  });

  it('takes composed and decomposed accents as one password', async () => {
    expect(await passwordMatches('cafe\u0301 creme', await hashPassword('caf\u00e9 creme', cheap))).toBe(true);
  });

  it('is outdated when it was made with other numbers', async () => {
    const hash = await hashPassword('correct horse', cheap);
    expect(isOutdated(hash, currentCost)).toBe(true);
    expect(isOutdated(hash, cheap)).toBe(false);
  });

  it('serves many at once', async () => {
    const hash = await hashPassword('correct horse', cheap);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => passwordMatches(i % 2 ? 'no' : 'correct horse', hash)),
    );
    expect(answers.filter(Boolean)).toHaveLength(10);
  });

  it('turns a crowd away rather than letting it wait for ever', async () => {
    const hash = await hashPassword('correct horse', cheap);
    const crowd = await Promise.allSettled(Array.from({ length: 200 }, () => passwordMatches('no', hash)));
    const away = crowd.filter((one) => one.status === 'rejected');
    expect(away).toHaveLength(200 - 62);
    expect(away[0]).toMatchObject({ reason: { code: 'service_unavailable' } });
    expect(await passwordMatches('correct horse', hash)).toBe(true);
  });

  it('refuses what is no hash', async () => {
    await expect(passwordMatches('x', 'plain text')).rejects.toThrow('PHC');
  });
});
