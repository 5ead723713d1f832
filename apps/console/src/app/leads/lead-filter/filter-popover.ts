import { A11yModule } from '@angular/cdk/a11y';
import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatMenuTrigger } from '@angular/material/menu';
import type { Condition } from '@heatline/contracts';
import { Button, Icon } from '@heatline/ui';
import { Viewport } from '../../viewport';
import { kindOf } from './filter-parts';
import { GroupPart } from './group-part';
import { KindMenu } from './kind-menu';
import { filterKinds } from './new-part';
import { groupOfPart, issuesOf, partOfGroup, type PartGroup, simplest } from './part-group';
import { PartForm } from './part-form';

/** One part of the filter, being edited: nothing is asked for until it is applied. */
@Component({
  selector: 'hl-filter-popover',
  imports: [A11yModule, Button, GroupPart, Icon, KindMenu, MatMenuTrigger, NgTemplateOutlet, PartForm],
  templateUrl: './filter-popover.html',
  styleUrl: './filter-popover.css',
  host: { '(keydown.escape)': 'closed.emit()' },
})
export class FilterPopover {
  readonly part = input.required<Condition>();
  /** It is not part of the filter yet. */
  readonly fresh = input(false);
  readonly applied = output<Condition>();
  readonly removed = output();
  readonly closed = output();

  protected readonly viewport = inject(Viewport);
  protected readonly draft = linkedSignal(() => this.part());
  /** Parts of a group; null: one part by itself. */
  protected readonly group = linkedSignal(() => groupOfPart(this.part()));
  protected readonly kind = computed(() => (this.group() ? 'any' : kindOf(this.part())));
  protected readonly title = computed(() => {
    const title = filterKinds.find(({ kind }) => kind === this.kind())?.title;
    return this.kind() === 'any' && !this.fresh() ? 'Any of' : (title ?? 'Where');
  });
  /** The part of the group that was begun last. */
  protected readonly begun = signal<number | null>(null);
  protected readonly pressed = signal(false);
  private readonly complaints = computed(() => issuesOf(simplest(this.draft()) ?? this.draft()));
  /** Nobody is told that a form is incomplete before they say that it is complete. */
  protected readonly issues = computed(() => (this.pressed() || !this.fresh() ? this.complaints() : []));

  /** Another one is enough, too. */
  protected addAlternative(part: Condition) {
    this.begun.set(1);
    this.regroup({ mode: 'any', parts: [this.draft(), part] });
  }

  protected regroup(group: PartGroup) {
    this.group.set(group);
    this.draft.set(partOfGroup(group));
  }

  /** Each becomes a filter of its own: all of them must hold from now on. */
  protected ungroup() {
    this.pressed.set(true);
    const parts = this.group()?.parts ?? [];
    if (this.complaints().length === 0) this.applied.emit({ all: [...parts] });
  }

  protected forget() {
    if (this.fresh()) this.closed.emit();
    else this.removed.emit();
  }

  /** What is complete is applied; the rest says what it lacks. */
  apply() {
    this.pressed.set(true);
    if (this.complaints().length > 0) return;
    const part = simplest(this.draft());
    if (part) this.applied.emit(part);
    else this.forget();
  }

  /** Leaving keeps what is complete and forgets the rest. */
  leave() {
    if (this.complaints().length === 0 && this.draft() !== this.part()) this.apply();
    else this.closed.emit();
  }
}
