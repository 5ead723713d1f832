import { focusRow } from './focus-row';

/**
 * Gives a focus that fell to the page, as what had it is gone, to the row of a lead; it may be gone, too, and then to the first one.
 * The panel has it only for want of anybody else: it waits there for the title of a page that comes.
 */
export function focusAgain(leadId: string | null | undefined) {
  const { activeElement, body } = document;
  if (activeElement !== body && activeElement?.id !== 'main') return;
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  focusRow(rows.find(({ dataset }) => dataset['row'] === leadId) ?? rows[0]);
}
