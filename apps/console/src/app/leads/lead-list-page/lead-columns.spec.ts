import { afterToggle, leadColumns } from './lead-columns';

const titles = { engagement: 'Engagement', profile: 'Profile', custom: 'Trial usage' };
const sources = { kinds: ['engagement', 'profile'] as const, titles, accounts: true };
const shown = (columns: ReturnType<typeof leadColumns>) =>
  columns.flatMap((column) => (column.shown ? column.key : []));

describe('the columns of the leads list', () => {
  it('are the same for everybody at first, without accounts', () => {
    expect(shown(leadColumns(sources, undefined))).toEqual([
      'aliases',
      'score-engagement',
      'score-profile',
      'level-engagement',
      'level-profile',
      'lastActivity',
      'created',
    ]);
  });

  it('keep what a member showed and hid', () => {
    const first = leadColumns(sources, undefined);
    const withAccount = afterToggle(first, 'score-account', undefined);
    expect(shown(leadColumns(sources, withAccount))).toContain('score-account');
    const without = afterToggle(leadColumns(sources, withAccount), 'aliases', withAccount);
    expect(shown(leadColumns(sources, without))).not.toContain('aliases');
    expect(shown(leadColumns(sources, without))).toContain('score-account');
  });

  it('keep widths', () => {
    const chosen = [{ key: 'aliases', widthPx: 200 }, { key: 'created' }];
    expect(afterToggle(leadColumns(sources, chosen), 'created', chosen)).toEqual([{ key: 'aliases', widthPx: 200 }]);
  });

  it('have no account scores where no account is scored', () => {
    const keys = leadColumns({ ...sources, accounts: false }, undefined).map(({ key }) => key);
    expect(keys).toContain('account');
    expect(keys).not.toContain('score-account');
  });
});
