import { counted, formatNumber, formatPoints, formatShort } from './points';

describe('points', () => {
  it('carry their sign, with a real minus', () => {
    expect([12, -4, 0, 1.25].map(formatPoints)).toEqual(['+12', '\u22124', '0', '+1.25']);
  });

  it('group thousands and keep two decimals', () => {
    expect(formatNumber(1048576)).toBe('1,048,576');
    expect(formatNumber(3.14159)).toBe('3.14');
  });

  it('are short where room is scarce', () => {
    expect(formatShort(1_048_576)).toBe('1.05M');
  });

  it('stand before their noun', () => {
    expect([counted(1, 'lead'), counted(1200, 'lead'), counted(2, 'entry', 'entries')]).toEqual([
      '1 lead',
      '1,200 leads',
      '2 entries',
    ]);
  });
});
