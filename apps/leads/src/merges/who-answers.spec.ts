import { mergeFault } from './who-answers';

const [a, b] = ['the lead that stays', 'another one'] as const;
const alone = new Map<string, string>([a, b].map((leadId) => [leadId, leadId]));

describe('leads that cannot be merged', () => {
  it('are those that are not there, or part of another one', () => {
    expect(mergeFault([a, b], alone)).toBeUndefined();
    expect(mergeFault([a, b], new Map([[a, a]]))).toEqual({ code: 'lead_not_found', leadId: b });
    const answering = new Map<string, string>([...alone, [b, a]]);
    expect(mergeFault([a, b], answering)).toEqual({ code: 'lead_already_merged', leadId: b, rootId: a });
  });

  it('are those that are named twice: they would be part of themselves', () => {
    expect(mergeFault([a, a], alone)).toEqual({ code: 'lead_already_merged', leadId: a, rootId: a });
    expect(mergeFault([a, b, b], alone)).toEqual({ code: 'lead_already_merged', leadId: b, rootId: b });
  });
});
