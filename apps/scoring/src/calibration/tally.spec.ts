import { Tally } from './tally';

describe('a tally', () => {
  it('adds up to the same from its parts in any order, through the database', () => {
    const parts = [new Tally(), new Tally()];
    parts[0]!.count(1_050, true);
    parts[0]!.count(1_050, false);
    parts[0]!.ruleHeld('rule', true);
    parts[0]!.sampled.push({ leadId: 'a', asOf: 7, converted: true, score: 1_050 });
    parts[1]!.count(1_050, false);
    parts[1]!.count(0, false);
    parts[1]!.blank = 3;
    const saved = parts.map((part) => JSON.parse(JSON.stringify(part.save())));
    const forwards = new Tally();
    saved.forEach((part) => forwards.add(part));
    expect(forwards.counts).toEqual([
      { score: 1_050, converted: 1, others: 2 },
      { score: 0, converted: 0, others: 1 },
    ]);
    expect(forwards.held('rule')).toEqual({ converted: 1, others: 0 });
    expect(forwards.held('another')).toEqual({ converted: 0, others: 0 });
    expect(forwards.sampled).toEqual([{ leadId: 'a', asOf: 7, converted: true, score: 1_050 }]);
    const backwards = new Tally();
    saved.reverse().forEach((part) => backwards.add(part));
    expect(backwards.blank).toBe(3);
    expect(new Map(backwards.counts.map((one) => [one.score, one]))).toEqual(
      new Map(forwards.counts.map((one) => [one.score, one])),
    );
  });
});
