import { Component, computed, ElementRef, inject, signal, viewChild } from '@angular/core';
import { Button, Icon } from '@heatline/ui';
import { Popover } from '@heatline/ui/panels';
import { ColumnsPanel } from './columns-panel';
import { ListColumns } from './list-columns';

/** Opens the panel of the columns, which is loaded when it is first wanted. */
@Component({
  selector: 'hl-columns-button',
  imports: [Button, ColumnsPanel, Icon, Popover],
  template: `
    <button
      #button
      hlButton="outlined"
      type="button"
      class="small"
      aria-haspopup="dialog"
      [attr.aria-expanded]="open()"
      (click)="open.set(!open())"
    >
      <hl-icon hlButtonIcon name="view_column" />Columns
    </button>
    @defer (when open(); prefetch on hover(button)) {
      @if (open()) {
        <hl-popover [origin]="origin()" (outside)="close()" (escaped)="close()">
          <hl-columns-panel
            [columns]="columns.all()"
            [chosen]="columns.chosen()"
            (changed)="columns.change($event)"
            (restored)="columns.reset()"
            (closed)="close()"
          />
        </hl-popover>
      }
    }
  `,
})
export class ColumnsButton {
  protected readonly columns = inject(ListColumns);
  protected readonly open = signal(false);
  private readonly button = viewChild.required<unknown, ElementRef<HTMLElement>>('button', { read: ElementRef });
  protected readonly origin = computed(() => this.button().nativeElement);

  protected close() {
    if (!this.open()) return;
    this.open.set(false);
    this.origin().focus();
  }
}
