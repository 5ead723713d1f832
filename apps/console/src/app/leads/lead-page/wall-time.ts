/** An instant as the clock on the wall of a zone shows it, in the form of a `datetime-local` input: 2026-11-21T08:40. */
export function wallOf(at: Date, timeZone: string | undefined): string {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts['year']}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}`;
}

/** The instant at which the wall clock of a zone shows this; in the hour that is skipped in spring, the one after it. null: no such text. */
export function instantOf(wall: string, timeZone: string | undefined): Date | null {
  const asUtc = Date.parse(`${wall}Z`);
  if (!Number.isFinite(asUtc)) return null;
  const offset = (at: number) => Date.parse(`${wallOf(new Date(at), timeZone)}Z`) - at;
  // The offset before and the one at the guess differ only around a change of clocks.
  const guess = asUtc - offset(asUtc);
  return new Date(asUtc - offset(guess));
}
