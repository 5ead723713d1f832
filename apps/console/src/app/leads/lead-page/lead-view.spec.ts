import { leadParamsOf, leadViewOf } from './lead-view';

describe('the view of a lead', () => {
  it('comes back from its own address', () => {
    const view = { kind: 'profile', range: '1y', why: false, asOf: '2026-11-01T00:00:00Z', part: 'details' } as const;
    const params = Object.fromEntries(
      Object.entries(leadParamsOf(view)).map(([key, value]) => [key, value ?? undefined]),
    );
    expect(leadViewOf(params)).toEqual(view);
  });

  it('ignores what it does not understand', () => {
    expect(leadViewOf({ kind: 'account', range: '5y', asOf: 'soon', part: 'x' })).toEqual({
      kind: null,
      range: '30d',
      why: true,
      asOf: null,
      part: 'activity',
    });
  });

  it('only names what changes', () => {
    expect(leadParamsOf({ asOf: null })).toEqual({ asOf: null });
  });
});
