import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { toAlias, toAliases } from './alias';
import { normalEmail } from './email';
import { normalPhone } from './phone';
import { normalSocial } from './social';

const cases = join(
  process.env['HEATLINE_DATA'] ?? resolve(import.meta.dirname, '../../../../../shared/data'),
  'email-cases/cases-open.json',
);
const withCases = existsSync(cases) ? describe : describe.skip;

withCases('e-mail addresses of other validators’ suites', () => {
  const all: { address: string; expect: 'accept' | 'reject' | 'either' }[] = existsSync(cases)
    ? JSON.parse(readFileSync(cases, 'utf8'))
    : [];

  it.each(all.filter(({ expect }) => expect === 'accept').map(({ address }) => address))('takes %j', (address) => {
    expect(normalEmail(address)).not.toBeNull();
  });

  it.each(all.filter(({ expect }) => expect === 'reject').map(({ address }) => address))('refuses %j', (address) => {
    expect(normalEmail(address)).toBeNull();
  });

  it('never takes two of them for one', () => {
    const byNormal = new Map<string, string>();
    for (const { address } of all) {
      const normal = normalEmail(address);
      if (normal === null) continue;
      const other = byNormal.get(normal) ?? address;
      expect(other.trim().toLowerCase()).toBe(address.trim().toLowerCase());
      byNormal.set(normal, address);
    }
    expect(byNormal.size).toBeGreaterThan(10);
  });
});

describe('an e-mail address', () => {
  it('is compared without case and space around it', () => {
    expect(normalEmail(' Ada.Berg@Example.COM\t')).toBe('ada.berg@example.com');
  });

  it('keeps tags and dots: they may be another mailbox', () => {
    expect(normalEmail('ada+x@example.com')).not.toBe(normalEmail('ada@example.com'));
    expect(normalEmail('a.da@example.com')).not.toBe(normalEmail('ada@example.com'));
  });

  it('has one form for a domain in its own script and in ASCII', () => {
    expect(normalEmail('ada@möller.de')).toBe('ada@xn--mller-jua.de');
    expect(normalEmail('инфо@письмо.рф')).toBe('инфо@xn--h1aigbl0e.xn--p1ai');
  });
});

describe('a phone number', () => {
  it.each(['+47 22 12 34 56', '0047 22123456', '+47-22-12-34-56', '+47 (22) 12.34.56'])(
    'is one however it is written: %s',
    (text) => {
      expect(normalPhone(text)).toBe('+4722123456');
    },
  );

  it('is digits alone if it does not say its country', () => {
    expect(normalPhone('22 12 34 56')).toBe('22123456');
  });

  it('tells extensions apart', () => {
    expect(normalPhone('+1 415 555 2671 ext. 12')).toBe('+14155552671;ext=12');
    expect(normalPhone('+1 415 555 2671 x13')).toBe('+14155552671;ext=13');
  });

  it.each(['', 'call me', '123', '+', '1234567890123456', '22123456 or 22123457'])('is not %j', (text) => {
    expect(normalPhone(text)).toBeNull();
  });
});

describe('a social profile', () => {
  it.each([
    'https://www.LinkedIn.com/in/Ada-Berg/?trk=x#top',
    'linkedin.com/in/ada-berg',
    'HTTP://linkedin.com/in/ADA-BERG',
  ])('is one however it is written: %s', (text) => {
    expect(normalSocial(text)).toBe('linkedin.com/in/ada-berg');
  });

  it('keeps the query where it is the person', () => {
    expect(normalSocial('facebook.com/profile.php?id=7')).not.toBe(normalSocial('facebook.com/profile.php?id=8'));
  });

  it('may be a handle', () => {
    expect(normalSocial(' @Ada_Berg ')).toBe('@ada_berg');
  });
});

describe('aliases of a draft', () => {
  it('come in order of precedence, each once, with the text as it was given', () => {
    expect(toAliases({ cookie: 'c1', email: ['Ada@x.example', 'ada@X.example'], externalId: ' 7 ' })).toEqual([
      { type: 'externalId', value: ' 7 ', matching: ' 7 ' },
      { type: 'email', value: 'Ada@x.example', matching: 'ada@x.example' },
      { type: 'cookie', value: 'c1', matching: 'c1' },
    ]);
  });

  it('name the field that is wrong', () => {
    expect(toAliases({ email: 'nobody', cookie: 'c1' })).toMatchObject({ path: 'email' });
    expect(typeof toAlias('phone', 'x')).toBe('string');
  });
});
