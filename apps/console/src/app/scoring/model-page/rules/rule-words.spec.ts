import { aRule } from '../../testing/a-draft';
import { nameInWords, type Rule } from '@heatline/contracts';
import { rulePieces } from './rule-words';

const line = (more: Parameters<typeof aRule>[0]) =>
  rulePieces(aRule(more))
    .map(({ text }) => text)
    .join(' ');

describe('the line of a rule', () => {
  it('reads as a sentence', () => {
    expect(
      line({
        when: { event: ['page_viewed'], where: { property: 'path', op: 'starts_with', value: '/pricing' } },
        limit: { first: 2, per: 'day' },
        window: { days: 90 },
      }),
    ).toBe('Page viewed where path starts with /pricing in 90 days first 2 a day');
    expect(line({ when: { attribute: 'companySize', op: 'between', value: [200, 999] } })).toBe(
      'Company size is between 200 and 999',
    );
    expect(line({ count: { min: 10 }, maxPoints: 1 })).toBe('Link clicked at least 10 times at most 1 point in all');
  });

  it('has dates as they are everywhere', () => {
    const when = (value: string) => line({ when: { attribute: 'founded', op: 'before', value } });
    expect(when('2026-01-09')).toBe('Founded is before 9 Jan 2026');
    expect(when('2026-01-09T08:00')).toBe('Founded is before 2026-01-09T08:00');
    expect(when('2026-13-40')).toBe('Founded is before 2026-13-40');
  });

  it('tells its season', () => {
    expect(line({ between: { from: '2026-01-09', to: '2026-02-01' }, count: { min: 2 } })).toBe(
      'Link clicked from 9 Jan 2026 until before 1 Feb 2026 at least 2 times',
    );
    expect(line({ between: { to: '2026-02-01' } })).toBe('Link clicked before 1 Feb 2026');
  });

  it('counts what it leaves out', () => {
    const leaf = { property: 'plan', op: 'equals', value: 'trial' } as const;
    expect(line({ when: { event: ['a', 'b', 'c'], where: { all: [leaf, leaf] } } })).toBe(
      'A or B and 1 more where all of 2: plan is trial and 1 more',
    );
    const any = (...parts: object[]) => line({ when: { any: parts } as Rule['when'] });
    const country = { attribute: 'country', op: 'equals', value: 'NO' };
    expect(any(country, country, country)).toBe('any of 3: Country is NO or 2 more');
    expect(any({ all: [country, country] }, country)).toBe('any of 2: Country is NO or 1 more');
    expect(any({ all: [country, country] }, { not: country })).toBe('any of 2 groups');
    expect(line({ when: { not: { any: [country, country] } } as Rule['when'] })).toBe(
      'none of 2: Country is NO or 1 more',
    );
    expect(line({ when: { event: '*', where: { not: leaf } } })).toBe('Any event where not plan is trial');
  });

  it('writes names as people do', () => {
    expect(['page_viewed', 'jobTitle', 'email_opened', 'api_call', 'url'].map(nameInWords)).toEqual([
      'Page viewed',
      'Job title',
      'E-mail opened',
      'API call',
      'URL',
    ]);
  });
});
