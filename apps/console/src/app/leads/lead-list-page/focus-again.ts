import { focusRow } from './focus-row';

/** Gives a focus that fell to the page, as what had it is gone, to the row of a lead; it may be gone, too, and then to the first one. */
export function focusAgain(leadId: string | null | undefined) {
  if (document.activeElement !== document.body) return;
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  focusRow(rows.find(({ dataset }) => dataset['row'] === leadId) ?? rows[0]);
}
