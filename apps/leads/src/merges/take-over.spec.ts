import { type LeadValues, planTakeOver } from './take-over';

const at = (day: number) => new Date(Date.UTC(2026, 10, day));
const lead = (leadId: string, values: Record<string, [value: unknown, day: number]>): LeadValues => ({
  leadId,
  values: Object.entries(values).map(([key, [value, day]]) => ({ key, value, at: at(day) })),
});

describe('what a lead takes over from those that are merged into it', () => {
  it('is what it has not: the first one’s value, since it holds', () => {
    const plan = planTakeOver(lead('T', { city: ['Oslo', 1] }), [
      lead('A', { city: ['Rome', 9], size: [5, 2] }),
      lead('B', { size: [7, 1], plan: ['pro', 3] }),
    ]);
    expect(plan.takenOver).toEqual([
      { key: 'plan', value: 'pro', at: at(3), leadId: 'B' },
      { key: 'size', value: 5, at: at(2), leadId: 'A' },
    ]);
    expect(plan.differing).toEqual([
      { key: 'city', kept: 'Oslo', others: ['Rome'] },
      { key: 'size', kept: 5, others: [7] },
    ]);
  });

  it('is nothing that was taken away there', () => {
    expect(planTakeOver(lead('T', {}), [lead('A', { city: [null, 9] })])).toEqual({ takenOver: [], differing: [] });
  });

  it('holds from when it had been taken away here', () => {
    const { takenOver } = planTakeOver(lead('T', { city: [null, 5] }), [lead('A', { city: ['Rome', 2] })]);
    expect(takenOver).toEqual([{ key: 'city', value: 'Rome', at: at(5), leadId: 'A' }]);
  });

  it('is no other value where both say the same, in whatever order its names stand', () => {
    const plan = planTakeOver(lead('T', { it: [{ a: 1, b: 2 }, 1] }), [lead('A', { it: [{ b: 2, a: 1 }, 2] })]);
    expect(plan).toEqual({ takenOver: [], differing: [] });
  });
});
