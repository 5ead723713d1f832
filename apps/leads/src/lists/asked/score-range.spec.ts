import { refuseEmptyRange } from './score-range';

describe('a range of scores', () => {
  it.each([{}, { scoreMin: 5 }, { scoreMax: 5 }, { scoreMin: 5, scoreMax: 5 }, { scoreMin: -5, scoreBelow: 0 }])(
    'may be %j',
    (range) => expect(() => refuseEmptyRange(range)).not.toThrow(),
  );

  it.each([
    [{ scoreMin: 50, scoreMax: 10 }, 'scoreMax'],
    [{ scoreMin: 50, scoreBelow: 50 }, 'scoreBelow'],
  ])('is refused when no score is in it: %j', (range, path) => {
    expect(() => refuseEmptyRange(range)).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ path })] }),
    );
  });
});
