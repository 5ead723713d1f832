import { leadParamsOf, leadViewOf } from './lead-view';

describe('the view of a lead', () => {
  it('comes back from its own address', () => {
    const view = {
      kind: 'profile',
      model: '0f000000-0000-4000-8000-000000000002',
      range: '1y',
      since: '2026-10-01T00:00:00Z',
      until: '2026-10-20T00:00:00Z',
      why: false,
      asOf: '2026-11-01T00:00:00Z',
      from: '2026-10-05T00:00:00Z',
      tab: 'activities',
      types: ['email_opened', 'page_viewed'],
      campaign: '',
      changes: ['attribute', 'note'],
    } as const;
    const params = Object.fromEntries(
      Object.entries(leadParamsOf(view)).map(([key, value]) => [key, value ?? undefined]),
    );
    expect(leadViewOf(params)).toEqual(view);
  });

  it('ignores what it does not understand', () => {
    expect(leadViewOf({ kind: 'account', range: '5y', asOf: 'soon', tab: 'x', changes: 'all' })).toEqual({
      kind: null,
      model: null,
      range: '30d',
      since: null,
      until: null,
      why: true,
      asOf: null,
      from: null,
      tab: 'overview',
      types: [],
      campaign: null,
      changes: [],
    });
  });

  it('only names what changes', () => {
    expect(leadParamsOf({ asOf: null })).toEqual({ asOf: null });
  });
});
