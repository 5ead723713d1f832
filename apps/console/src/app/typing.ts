const fields = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]';
const layers = '[role=menu], [role=dialog], [role=alertdialog]';

/**
 * Whether a key stroke is meant for what has the focus, a field, a dialog or a menu, or for a field that was opened on the page
 * (`data-typing`) and has lost the focus: its letters must not begin something else.
 */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.closest(`${fields}, ${layers}`) !== null || document.querySelector('[data-typing]') !== null);
