import { A11yModule } from '@angular/cdk/a11y';
import { CdkDrag, type CdkDragDrop, CdkDragHandle, CdkDropList } from '@angular/cdk/drag-drop';
import { Component, computed, ElementRef, inject, input, output } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import { Button, Icon, IconButton } from '@heatline/ui';
import type { LeadColumn } from './lead-columns';

export type ColumnChange =
  | { readonly kind: 'toggle'; readonly key: string }
  | { readonly kind: 'move'; readonly key: string; readonly place: string }
  | { readonly kind: 'resize'; readonly key: string; readonly px: number };

const stepPx = 16;

/** Which columns are shown, in which order and how wide: by dragging, by buttons, and by Alt with the arrow keys. */
@Component({
  selector: 'hl-columns-panel',
  imports: [A11yModule, Button, CdkDrag, CdkDragHandle, CdkDropList, Icon, IconButton, MatCheckbox],
  templateUrl: './columns-panel.html',
  styleUrl: './columns-panel.css',
})
export class ColumnsPanel {
  readonly columns = input.required<readonly LeadColumn[]>();
  /** Something differs from what everybody has at first. */
  readonly chosen = input(false);
  readonly changed = output<ColumnChange>();
  readonly restored = output();
  readonly closed = output();

  private readonly host: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly shown = computed(() => this.columns().filter(({ shown }) => shown));
  protected readonly hidden = computed(() => this.columns().filter(({ shown }) => !shown));

  protected dropped({ previousIndex, currentIndex }: CdkDragDrop<unknown>) {
    this.move(previousIndex, currentIndex);
  }

  protected press(event: KeyboardEvent, index: number) {
    const column = this.shown()[index];
    if (!event.altKey || !column) return;
    switch (event.key) {
      case 'ArrowUp':
        this.move(index, index - 1);
        break;
      case 'ArrowDown':
        this.move(index, index + 1);
        break;
      case 'ArrowLeft':
        this.changed.emit({ kind: 'resize', key: column.key, px: column.widthPx - stepPx });
        break;
      case 'ArrowRight':
        this.changed.emit({ kind: 'resize', key: column.key, px: column.widthPx + stepPx });
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  protected move(from: number, to: number) {
    const [column, place] = [this.shown()[from], this.shown()[to]];
    if (!column || !place || column === place) return;
    this.changed.emit({ kind: 'move', key: column.key, place: place.key });
    this.keepFocus(column);
  }

  protected toggle(column: LeadColumn) {
    this.changed.emit({ kind: 'toggle', key: column.key });
    this.keepFocus(column);
  }

  /** A row that was moved is a moved element: without this the focus would be lost. */
  private keepFocus({ key }: LeadColumn) {
    setTimeout(() => this.host.querySelector<HTMLElement>(`[data-column="${key}"] input`)?.focus());
  }
}
