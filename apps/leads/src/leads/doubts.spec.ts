import { attributeFault } from '@heatline/contracts';
import { doubtsOf } from './doubts';

describe('what a line says', () => {
  it.each([1e15, -4, 2.5, 'lots', '-4'])('of a company of %j people is doubted at its place', (companySize) => {
    const message = attributeFault('companySize', companySize)!;
    expect(doubtsOf(3, { attributes: { companySize, seats: -4 } })).toEqual([
      { index: 3, path: 'attributes.companySize', message, code: 'doubtful_value' },
    ]);
    expect(doubtsOf(0, { account: { domain: 'x.example', attributes: { companySize } } })).toEqual([
      { index: 0, path: 'account.attributes.companySize', message, code: 'doubtful_value' },
    ]);
  });

  it('is not doubted where it may be so', () => {
    expect(doubtsOf(0, { attributes: { companySize: '51 to 200' }, account: null })).toEqual([]);
    expect(doubtsOf(0, {})).toEqual([]);
  });
});
