import { formatPercent } from './percent';

it('a share has one digit after the point, two below 1 %', () => {
  expect([0.3854, 0.016, 0.0023, 1, 0].map(formatPercent)).toEqual(['38.5%', '1.6%', '0.23%', '100%', '0%']);
});
