import { Directive, ElementRef, inject, output } from '@angular/core';
import { isTyping } from '../../typing';
import { focusRow } from './focus-row';

/** J and K move through the rows inside the host, X selects the one that has the focus; Enter opens it because the focus is on its link. */
@Directive({ selector: '[hlRowKeys]', host: { '(document:keydown)': 'press($event)' } })
export class RowKeys {
  /** The value of `data-row` of the row that X was pressed in. */
  readonly selectRow = output<string>();
  private readonly host: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected press(event: KeyboardEvent) {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const rows = [...this.host.querySelectorAll<HTMLElement>('[data-row]')];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    switch (event.key) {
      case 'j':
        return focusRow(rows[Math.min(rows.length - 1, at + 1)]);
      case 'k':
        return focusRow(rows[Math.max(0, at - 1)]);
      case 'x': {
        const row = rows[at]?.dataset['row'];
        if (row) this.selectRow.emit(row);
      }
    }
  }
}
