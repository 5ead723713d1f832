import type { Difference, DifferencePart, LineDifference } from '@heatline/scoring-engine';
import type { Spike } from './history-spikes';
import { moverOf } from './named-spike';

const line = (name: string, hundredths: number, more: Partial<LineDifference> = {}): LineDifference => ({
  kind: 'rule',
  ruleId: name,
  name,
  conditions: null,
  hundredths,
  before: 0,
  after: hundredths,
  countedBefore: 0,
  countedAfter: 1,
  cappedBefore: 0,
  cappedAfter: 0,
  last: null,
  ...more,
});
const part = (cause: DifferencePart['cause'], ...lines: LineDifference[]): DifferencePart => ({
  cause,
  at: null,
  hundredths: lines.reduce((sum, { hundredths }) => sum + hundredths, 0),
  lines,
});
const spike = (to: number, more: Partial<Spike> = {}): Spike => ({
  since: 0,
  at: 100,
  from: 0,
  to,
  cause: 'activity',
  byCause: to,
  changedAt: 90,
  ...more,
});
const byHand = (reason: string, hundredths: number) => line(reason, hundredths, { kind: 'adjustment', ruleId: null });
const found = (of: Spike, parts: DifferencePart[], resets: { at: number; name: string }[] = []) => {
  const { cause, name, hundredths } = moverOf(of, { parts } as Difference, resets);
  return [cause, name, hundredths];
};

describe('what made a jump', () => {
  it('is the rule that gave most, after its decay and cap, with its own points', () => {
    const capped = [line('Used the API', 17_500), line('Used the API', -15_500, { kind: 'cap' })];
    expect(found(spike(4_700), [part('facts', line('Started a trial', 2_700), ...capped)])).toEqual([
      'activity',
      'Started a trial',
      2_700,
    ]);
  });

  it('fits the cause that was recorded, however large others are', () => {
    const parts = [
      part('time', line('Opened', 900)),
      part('facts', line('Demo', 4_000), line('Decides', 1_250, { kind: 'attribute' }), byHand('Met at a fair', 500)),
      part('version', line('Demo', 700)),
    ];
    expect(found(spike(7_350, { cause: 'adjustment' }), parts)).toEqual(['adjustment', 'Met at a fair', 500]);
    expect(found(spike(7_350, { cause: 'attributes' }), parts)).toEqual(['attributes', 'Decides', 1_250]);
    expect(found(spike(7_350, { cause: 'decay' }), parts)).toEqual(['decay', 'Opened', 900]);
    expect(found(spike(7_350, { cause: 'import' }), parts)).toEqual(['import', 'Demo', 4_000]);
    expect(found(spike(7_350, { cause: 'model' }), parts)).toEqual(['model', null, 700]);
  });

  it('is by the largest of all where no cause was recorded', () => {
    const parts = [part('facts', line('Clicked', 300), line('Decides', 1_250, { kind: 'attribute' }))];
    expect(found(spike(1_550, { cause: null }), parts)).toEqual(['attributes', 'Decides', 1_250]);
  });

  it('is what was recorded where the facts of today no longer tell it', () => {
    expect(found(spike(5_000, { byCause: 4_800 }), [part('facts')])).toEqual(['activity', null, 4_800]);
    expect(found(spike(-500, { cause: 'adjustment' }), [part('facts')])).toEqual(['adjustment', null, -500]);
  });

  it('is a reset as a whole, or that it was undone, never the rules that it took', () => {
    const taken = part('reset', line('Used the API', -20_000), line('Clicked', -7_900));
    const made = { at: 80.4, name: 'Reset' };
    const undone = { at: 95, name: 'Reset undone' };
    const reset = spike(-27_900, { cause: 'reset' });
    expect(found(reset, [part('facts'), taken], [made])).toEqual(['reset', 'Reset', -27_900]);
    expect(found({ ...reset, cause: null }, [taken])).toEqual(['reset', 'Reset', -27_900]);
    expect(found(reset, [part('facts')], [made, undone])).toEqual(['reset', 'Reset', -27_900]);
    const back = spike(27_900, { cause: 'reset', changedAt: 96 });
    expect(found(back, [part('facts')], [made, undone])).toEqual(['reset', 'Reset undone', 27_900]);
  });
});
