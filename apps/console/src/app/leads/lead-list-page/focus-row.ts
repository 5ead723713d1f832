/** The link that opens the lead of a row, or the box that stands for it while rows are pressed to be selected. */
const opens = 'a, .mark input';

export function focusRow(row: HTMLElement | null | undefined) {
  row?.querySelector<HTMLElement>(opens)?.focus();
  row?.scrollIntoView({ block: 'nearest' });
}

/** Gives a focus that fell to the page, as what had it is gone, to the row of a lead; it may be gone, too, and then to the first one. */
export function focusAgain(leadId: string | null | undefined) {
  if (document.activeElement !== document.body) return;
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  focusRow(rows.find(({ dataset }) => dataset['row'] === leadId) ?? rows[0]);
}
