import { Component, ElementRef, input, output, signal, viewChild } from '@angular/core';
import type { Condition } from '@heatline/contracts';
import { Icon, MenuButton } from '@heatline/ui';
import { MenuOf, Popover } from '@heatline/ui/panels';
import { type Editing, FilterChips } from './filter-chips';
import { conditionOf, partsOf } from './filter-parts';
import { FilterPopover } from './filter-popover';
import { KindMenu } from './kind-menu';

/** A condition as chips: each is edited in place, more are added; all of them hold. */
@Component({
  selector: 'hl-filter-bar',
  imports: [FilterChips, FilterPopover, Icon, KindMenu, MenuButton, MenuOf, Popover],
  templateUrl: './filter-bar.html',
  styleUrl: './filter-bar.css',
})
export class FilterBar {
  readonly condition = input.required<Condition | null>();
  readonly changed = output<Condition | null>();

  private readonly add = viewChild.required<unknown, ElementRef<HTMLElement>>('add', { read: ElementRef });
  protected readonly editing = signal<Editing | null>(null);

  protected begin(part: Condition) {
    this.editing.set({ part, index: null, origin: this.add().nativeElement });
  }

  protected remove(index: number) {
    const parts = partsOf(this.condition());
    this.close();
    // The next chip takes the place, and with it the focus; after the last there is none.
    if (index === parts.length - 1) this.add().nativeElement.focus();
    this.changed.emit(conditionOf(parts.filter((_, at) => at !== index)));
  }

  protected apply(part: Condition) {
    const { index } = this.editing() ?? { index: null };
    const parts = partsOf(this.condition());
    if (index === null) parts.push(part);
    else parts[index] = part;
    this.close();
    this.changed.emit(conditionOf(parts));
  }

  protected close() {
    const editing = this.editing();
    this.editing.set(null);
    // A chip that was removed has nothing to give the focus back to.
    if (editing) (editing.origin.isConnected ? editing.origin : this.add().nativeElement).focus();
  }
}
