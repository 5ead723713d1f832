import { aucOf, bandWords, betweenOf, lateWords, liftOf, signWords, suggestionWords } from './outcome-words';

const share = { value: 0.897, low: 0.885, high: 0.909 };
const suggestion = {
  because: null,
  fit: { count: 600, converted: 200 },
  judge: { count: 400, converted: 130 },
  looks: 98,
  auc: share,
  modelAuc: null,
  rules: [],
  late: [],
  curve: [],
};

describe('the words of outcomes', () => {
  it('give rates as precise as they tell something', () => {
    expect(betweenOf(share)).toBe('88.5% to 90.9%');
    expect(aucOf(share)).toBe('0.90 (0.89 to 0.91)');
    expect([1.64, 12.3, null].map(liftOf)).toEqual(['1.6×', '12×', '–']);
    expect(bandWords(-5, 20)).toBe('−5 to 20');
  });

  it('say plainly that there is nothing to say', () => {
    expect(suggestionWords({ ...suggestion, verdict: 'no_signal', because: 'nothing_found' })).toBe(
      'None of 98 questions about attributes and events tells more than chance would.',
    );
    expect(suggestionWords({ ...suggestion, verdict: 'no_signal', because: 'not_confirmed' })).toContain(
      'did not hold on 400 others',
    );
    expect(suggestionWords({ ...suggestion, verdict: 'too_few' })).toContain('It takes 50 of each');
  });

  it('say why something may be known too late', () => {
    const sign = { kind: 'attribute' as const, key: 'Tags', account: true };
    expect(signWords(sign)).toBe('Tags of the account');
    expect(signWords({ kind: 'event', key: 'email_opened' })).toBe('event E-mail opened');
    expect(lateWords({ sign, why: 'after', leftOut: true, auc: null, before: 3, later: 90 })).toBe(
      '90 converted leads got it only when they had converted, 3 before.',
    );
  });
});
