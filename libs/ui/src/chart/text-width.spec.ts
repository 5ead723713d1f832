import { shortenedTo, textWidth } from './text-width';

describe('the width of a text in a chart', () => {
  it('is that of its letters, as a browser draws them: 68 px for a band of scores', () => {
    expect(textWidth('79 to 178.75')).toBeGreaterThanOrEqual(68);
    expect(textWidth('79 to 178.75')).toBeLessThan(78);
    expect(textWidth('mmmm')).toBeGreaterThan(textWidth('iiii'));
    expect(textWidth('見込み')).toBe(33);
  });
});

describe('a text that is too long for its room', () => {
  it('ends in an ellipsis, and fits', () => {
    expect(shortenedTo('Lukewarm', 80)).toBe('Lukewarm');
    const short = shortenedTo('A level with a name of many words', 80);
    expect(short).toMatch(/^A level.*…$/);
    expect(textWidth(short)).toBeLessThanOrEqual(80);
  });

  it('is nothing where not even one letter fits', () => {
    expect(shortenedTo('Lukewarm', 10)).toBe('');
  });
});
