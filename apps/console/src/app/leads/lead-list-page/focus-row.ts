/** The link that opens the lead of a row, or the box that stands for it while rows are pressed to be selected. */
const opens = 'a, .mark input';

export function focusRow(row: HTMLElement | null | undefined) {
  row?.querySelector<HTMLElement>(opens)?.focus();
  row?.scrollIntoView({ block: 'nearest' });
}
