import { CdkConnectedOverlay, type ConnectedPosition, OverlayModule } from '@angular/cdk/overlay';
import { Component, computed, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { MatMenuTrigger } from '@angular/material/menu';
import type { Condition } from '@heatline/contracts';
import { Icon } from '@heatline/ui';
import { KnownNames } from './filter-names';
import { FilterPopover } from './filter-popover';
import { conditionOf, partsOf } from './filter-parts';
import { KindMenu } from './kind-menu';
import { chipWords } from './part-words';
import { WhenShown } from '../when-shown';

interface Editing {
  readonly part: Condition;
  /** null: a new part. */
  readonly index: number | null;
  readonly origin: HTMLElement;
}

/** Below its chip, whatever else there is room for: a form grows while it is filled in. */
const places: ConnectedPosition[] = (['start', 'end'] as const).map((side) => ({
  originX: side,
  overlayX: side,
  originY: 'bottom',
  overlayY: 'top',
  offsetY: 6,
}));

/** A condition as chips: each is edited in place, more are added; all of them hold. */
@Component({
  selector: 'hl-filter-bar',
  imports: [FilterPopover, Icon, KindMenu, MatMenuTrigger, OverlayModule, WhenShown],
  templateUrl: './filter-bar.html',
  styleUrl: './filter-bar.css',
})
export class FilterBar {
  readonly condition = input.required<Condition | null>();
  readonly changed = output<Condition | null>();

  private readonly names = inject(KnownNames);
  private readonly add = viewChild.required('add', { read: ElementRef<HTMLElement> });
  protected readonly overlay = viewChild(CdkConnectedOverlay);
  protected readonly popover = viewChild(FilterPopover);
  private readonly parts = computed(() => partsOf(this.condition()));
  protected readonly chips = computed(() => this.parts().map((part) => ({ part, ...chipWords(part, this.names) })));
  protected readonly places = places;
  protected readonly editing = signal<Editing | null>(null);

  protected edit(index: number, part: Condition, origin: HTMLElement) {
    this.editing.set({ part, index, origin });
  }

  protected begin(part: Condition) {
    this.editing.set({ part, index: null, origin: this.add().nativeElement });
  }

  protected remove(index: number) {
    this.close();
    this.changed.emit(conditionOf(this.parts().filter((_, at) => at !== index)));
  }

  protected apply(part: Condition) {
    const { index } = this.editing() ?? { index: null };
    const parts = [...this.parts()];
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
