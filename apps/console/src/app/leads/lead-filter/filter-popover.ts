import { A11yModule } from '@angular/cdk/a11y';
import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { Condition, type Issue } from '@heatline/contracts';
import { describeCondition } from '@heatline/scoring-engine';
import { Icon } from '@heatline/ui';
import { ConditionGroupEditor } from '../../conditions/condition-group-editor';
import type { ConditionNode } from '../../conditions/condition-node';
import { seen } from '../../conditions/seen';
import { AccountPart } from './account-part';
import { EventPart } from './event-part';
import { KnownNames } from './filter-names';
import { kindOf } from './filter-parts';
import { InstantPart } from './instant-part';
import { LevelPart } from './level-part';
import { filterKinds } from './new-part';
import { OwnerPart } from './owner-part';
import { ScorePart } from './score-part';
import { WatchedPart } from './watched-part';

/** One part of the filter, being edited: nothing is asked for until it is applied. */
@Component({
  selector: 'hl-filter-popover',
  imports: [
    A11yModule,
    AccountPart,
    ConditionGroupEditor,
    EventPart,
    Icon,
    InstantPart,
    LevelPart,
    MatButton,
    MatIconButton,
    OwnerPart,
    ScorePart,
    WatchedPart,
  ],
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

  private readonly names = inject(KnownNames);
  protected readonly kind = computed(() => kindOf(this.part()));
  protected readonly title = computed(
    () => filterKinds.find(({ kind }) => kind === this.kind())?.title ?? (this.kind() === 'any' ? 'Any of' : 'Where'),
  );
  protected readonly draft = linkedSignal(() => this.part());
  private readonly pressed = signal(false);
  private readonly complaints = computed((): Issue[] => {
    const issues = Condition.safeParse(this.draft()).error?.issues ?? [];
    return issues.map(({ path, message }) => ({ path: ['filter', ...path].join('.'), message }));
  });
  /** Nobody is told that a form is incomplete before they say that it is complete. */
  protected readonly issues = computed(() => (this.pressed() || !this.fresh() ? this.complaints() : []));
  protected readonly node = computed(() => this.draft() as ConditionNode);
  protected readonly branches = computed(() => {
    const draft = this.draft();
    return 'any' in draft ? draft.any.map((branch) => describeCondition(branch, this.names)) : [];
  });
  protected readonly words = computed(() => describeCondition(this.draft(), this.names));
  protected readonly attributes = seen(() =>
    this.kind() === 'attributes' ? { url: '/api/seen/attributes', params: { account: 'false' } } : undefined,
  );
  /** Complaints of the editors that do not show their own. */
  protected readonly complaint = computed(() =>
    ['attributes', 'event'].includes(this.kind()) ? null : (this.issues()[0]?.message ?? null),
  );

  protected edit(node: ConditionNode | undefined) {
    if (node) this.draft.set(node as Condition);
    else if (this.fresh()) this.closed.emit();
    else this.removed.emit();
  }

  protected drop(index: number) {
    const draft = this.draft();
    if (!('any' in draft)) return;
    const any = draft.any.filter((_, at) => at !== index);
    const [only] = any;
    if (only === undefined) this.removed.emit();
    else this.draft.set(any.length === 1 ? only : { any });
  }

  /** What is complete is applied; the rest says what it lacks. */
  apply() {
    this.pressed.set(true);
    if (this.complaints().length === 0) this.applied.emit(this.draft());
  }

  /** Leaving keeps what is complete and forgets the rest. */
  leave() {
    if (this.complaints().length === 0 && this.draft() !== this.part()) this.applied.emit(this.draft());
    else this.closed.emit();
  }
}
