import { issuesOf, readBy } from './problem';
import { SentInstant } from './sent-instant';

const complaint = (value: unknown) => {
  const read = readBy(SentInstant, value);
  return read.success ? undefined : issuesOf(read.error)[0]?.message;
};

describe('an instant that is sent', () => {
  it.each(['2026-02-28T00:00:00Z', '2028-02-29T23:59:59.999+05:45', '2026-12-31T09:30:00-03:00'])(
    'may be %s',
    (text) => {
      expect(complaint(text)).toBeUndefined();
    },
  );

  it.each([
    ['2026-02-30T09:30:00Z', 'This day does not exist'],
    ['2026-02-29T09:30:00Z', 'This day does not exist'],
    ['2026-13-01T09:30:00Z', 'This day does not exist'],
    ['2026-11-00T09:30:00+01:00', 'This day does not exist'],
    ['2026-11-01T23:59:60Z', 'This time of day does not exist'],
    ['2026-11-01T24:00:00Z', 'This time of day does not exist'],
    ['2026-11-01T09:60:00.5Z', 'This time of day does not exist'],
    ['2026-11-01T09:30:00+25:00', 'This zone does not exist'],
    ['2026-11-01T09:30Z', 'Give the seconds, too'],
    ['2026-11-01T09:30:00', 'Give an instant with a zone'],
    ['yesterday', 'Give an instant with a zone'],
    [7, 'Give an instant with a zone'],
  ])('%s is refused in words that say why', (value, words) => {
    expect(complaint(value)).toContain(words);
  });
});
