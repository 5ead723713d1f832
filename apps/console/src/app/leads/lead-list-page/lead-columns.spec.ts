import {
  afterMove,
  afterPick,
  afterResize,
  afterToggle,
  columnParts,
  keptAtFirst,
  leadColumns,
  nameWidth,
} from './lead-columns';

const titles = { engagement: 'Engagement', profile: 'Profile', custom: 'Trial usage' };
const sources = { kinds: ['engagement', 'profile'] as const, customPicked: false, titles, accounts: true };
const untouched = keptAtFirst(sources);
const shown = (chosen: Parameters<typeof leadColumns>[1], of: Parameters<typeof leadColumns>[0] = sources) =>
  leadColumns(of, chosen).flatMap((column) => (column.shown ? column.key : []));

describe('the columns of the leads list', () => {
  const first = [
    'aliases',
    'score-engagement',
    'score-profile',
    'level-engagement',
    'level-profile',
    'lastActivity',
    'created',
  ];

  it('are the same for everybody at first, six of them hidden', () => {
    expect(shown(undefined)).toEqual(first);
    const hidden = leadColumns(sources, undefined).filter((column) => !column.shown);
    expect(hidden.map(({ title }) => title)).toEqual([
      'Owner',
      'Account',
      'Account Score',
      'Account Level',
      'Title',
      'Company',
    ]);
  });

  it('of a custom model are hidden at first, unless nothing else is scored', () => {
    const all = { ...sources, kinds: ['engagement', 'profile', 'custom'] as const };
    expect(shown(undefined, all)).toEqual(first);
    expect(leadColumns(all, undefined).find(({ key }) => key === 'score-custom')?.shown).toBe(false);
    expect(shown(afterToggle(keptAtFirst(all), 'score-custom'), all)[3]).toBe('score-custom');
    expect(shown(undefined, { ...sources, kinds: ['custom'] })).toEqual([
      'aliases',
      'score-custom',
      'level-custom',
      'lastActivity',
      'created',
    ]);
  });

  it('of a custom model are shown when it was picked, until they are hidden', () => {
    const picked = { ...sources, kinds: ['engagement', 'profile', 'custom'] as const, customPicked: true };
    expect(shown(undefined, picked)).toEqual([
      'aliases',
      'score-engagement',
      'score-profile',
      'score-custom',
      'level-engagement',
      'level-profile',
      'level-custom',
      'lastActivity',
      'created',
    ]);
    expect(shown(afterToggle(keptAtFirst(picked), 'score-custom'), picked)).not.toContain('score-custom');
  });

  it('of a model that is picked later join those that were chosen, where they stand at first', () => {
    const picked = { ...sources, kinds: ['engagement', 'profile', 'custom'] as const, customPicked: true };
    const chosen = afterResize(afterToggle(untouched, 'level-profile'), 'aliases', 300);
    expect(shown(chosen, picked)).not.toContain('score-custom');
    const after = afterPick(chosen, 'custom');
    expect(shown(after, picked)).toEqual([
      'aliases',
      'score-engagement',
      'score-profile',
      'score-custom',
      'level-engagement',
      'level-custom',
      'lastActivity',
      'created',
    ]);
    expect(after.filter(({ key }) => !key.endsWith('-custom'))).toEqual(chosen);
  });

  it('stay as they are when a model of a kind is picked that one of them shows', () => {
    const chosen = afterToggle(untouched, 'score-profile');
    expect(afterPick(chosen, 'profile')).toBe(chosen);
    expect(shown(afterPick(afterToggle(chosen, 'level-profile'), 'profile'))).toEqual(shown(untouched));
  });

  it('keep what a member showed and hid, each in its place', () => {
    expect(shown(afterToggle(untouched, 'owner'))).toEqual([...first, 'owner']);
    const without = afterToggle(untouched, 'score-profile');
    expect(shown(without)).toEqual(first.filter((key) => key !== 'score-profile'));
    expect(shown(afterToggle(without, 'score-profile'))).toEqual(first);
  });

  it('are each there once, whatever was kept', () => {
    const kept = ['owner', 'aliases', 'owner', 'constructor', 'colour'].map((key) => ({ key }));
    expect(shown(kept)).toEqual(['owner', 'aliases']);
  });

  it('move before and behind others', () => {
    expect(shown(afterMove(untouched, 'created', 'aliases'))).toEqual(['created', ...first.slice(0, -1)]);
    expect(shown(afterMove(untouched, 'aliases', 'created'))).toEqual([...first.slice(1), 'aliases']);
    expect(shown(afterMove(untouched, 'owner', 'aliases'))).toEqual(first);
  });

  it('keep widths within bounds, that of the name too', () => {
    const wide = afterResize(afterResize(untouched, 'aliases', 300), 'created', 4);
    expect(leadColumns(sources, wide).find(({ key }) => key === 'aliases')?.widthPx).toBe(300);
    expect(leadColumns(sources, wide).find(({ key }) => key === 'created')?.widthPx).toBe(64);
    const named = afterResize(wide, 'name', 400);
    expect([nameWidth(wide), nameWidth(named), nameWidth(afterResize(named, 'name', 420))]).toEqual([null, 400, 420]);
    expect(shown(named)).toEqual(first);
  });

  it('leave out what no model fills, and have it back when one does', () => {
    const alone = { ...sources, kinds: ['engagement'] as const, accounts: false };
    expect(shown(undefined, alone)).not.toContain('score-profile');
    expect(leadColumns(alone, undefined).map(({ key }) => key)).not.toContain('score-account');
    expect(shown(afterToggle(untouched, 'aliases'), alone)).not.toContain('level-profile');
    expect(shown(afterToggle(untouched, 'aliases'))).toContain('level-profile');
  });

  it.each([
    ['score-profile', 'score', 'profile', { key: 'score', kind: 'profile' }],
    ['level-profile', 'level', 'profile', null],
    ['score-account', 'score', 'account', null],
    ['created', 'created', null, { key: 'created', kind: 'engagement' }],
    ['account', 'account', null, null],
  ])('%s shows, and is sorted by, what its key says', (key, cell, of, sort) =>
    expect(columnParts(key)).toEqual({ cell, of, sort }),
  );
});
