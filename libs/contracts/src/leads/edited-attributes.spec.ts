import { AccountChange } from '../accounts/accounts';
import { issuesOf } from '../base/problem';
import { attributeFault } from './attribute-fault';
import { LeadChange } from './lead';

describe('the size of a company', () => {
  it.each([0, 250, 10_000_000, '250', '51 to 200', '51-200', '10,000+', null, ''])('may be %j', (value) => {
    expect(attributeFault('companySize', value)).toBeNull();
  });

  it.each([-1, 2.5, 10_000_001, 1e300, '-5', ' 2.5 ', '1e9', 1e15, 'lots', ' ', true, [5], { of: 5 }])(
    'is never %j',
    (value) => {
      expect(attributeFault('companySize', value)).toContain('A company has a whole number of people');
    },
  );

  it('is refused at its place where one lead or account is changed', () => {
    const sent = { attributes: { companySize: -5, plan: -5 } };
    for (const schema of [LeadChange, AccountChange])
      expect(issuesOf(schema.safeParse(sent).error!)).toEqual([
        { path: 'attributes.companySize', message: attributeFault('companySize', -5) },
      ]);
  });
});
