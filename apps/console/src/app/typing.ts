/** Whether a key stroke is meant for what has the focus: a field, a dialog or a menu. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [contenteditable], [role=menu], [role=dialog], [role=alertdialog]') !== null;
