import { withDates } from './change-words';

type Change = Parameters<typeof withDates>[0];
const change = (name: string, words: string, details: Change['details'] = []): Change => ({
  kind: 'changed',
  part: 'rule',
  key: null,
  name,
  words,
  details,
});

describe('a change of a definition', () => {
  it.each([
    ['dates as people read them', 'Fair', 'Fair now ends 2026-02-01', 'Fair now ends 1 Feb 2026'],
    [
      'its name as it is',
      'Fair 2026-01-09',
      'Fair 2026-01-09 now ends 2026-02-01',
      'Fair 2026-01-09 now ends 1 Feb 2026',
    ],
    ['all of its dates where no name is told', 'A longer name', '2026-01-09 to 2026-02-01', '9 Jan 2026 to 1 Feb 2026'],
  ])('has %s', (_, name, words, read) => {
    expect(withDates(change(name, words)).words).toBe(read);
  });

  it('has the dates of what it was and is as people read them, where there are any', () => {
    const { details } = withDates(change('Fair', 'Fair', [{ what: 'ends', from: null, to: '2026-02-01' }]));
    expect(details).toEqual([{ what: 'ends', from: null, to: '1 Feb 2026' }]);
  });
});
