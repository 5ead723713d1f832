import { Component, computed, inject, input, output } from '@angular/core';
import type { Condition, Issue } from '@heatline/contracts';
import { describeCondition } from '@heatline/scoring-engine/words';
import { Icon } from '@heatline/ui';
import { ConditionGroupEditor } from '../../conditions/condition-group-editor';
import type { ConditionNode } from '../../conditions/condition-node';
import { seen } from '../../conditions/seen';
import { datesInWords } from '../../date-words';
import { AccountPart } from './account-part';
import { EventPart } from './event-part';
import { KnownNames } from './filter-names';
import { kindOf } from './filter-parts';
import { InstantPart } from './instant-part';
import { LevelPart } from './level-part';
import { OwnerPart } from './owner-part';
import { ScorePart } from './score-part';
import { WatchedPart } from './watched-part';

/** One part of the filter in the fields of its kind. */
@Component({
  selector: 'hl-part-form',
  imports: [
    AccountPart,
    ConditionGroupEditor,
    EventPart,
    Icon,
    InstantPart,
    LevelPart,
    OwnerPart,
    ScorePart,
    WatchedPart,
  ],
  templateUrl: './part-form.html',
  styleUrl: './part-editor.css',
})
export class PartForm {
  readonly part = input.required<Condition>();
  /** What it lacks, once that is to be told. */
  readonly issues = input.required<readonly Issue[]>();
  readonly changed = output<Condition>();
  /** Chosen with one press: nothing is left to fill in. */
  readonly done = output<Condition>();
  /** Nothing is left of it. */
  readonly cleared = output();

  private readonly names = inject(KnownNames);
  protected readonly kind = computed(() => kindOf(this.part()));
  protected readonly node = computed(() => this.part() as ConditionNode);
  protected readonly words = computed(() => datesInWords(describeCondition(this.part(), this.names)));
  protected readonly attributes = seen(() =>
    this.kind() === 'attributes' ? { url: '/api/seen/attributes', params: { account: 'false' } } : undefined,
  );
  /** Complaints of the editors that do not show their own. */
  protected readonly complaint = computed(() =>
    ['attributes', 'event'].includes(this.kind()) ? null : (this.issues()[0]?.message ?? null),
  );

  protected edit(node: ConditionNode | undefined) {
    if (node) this.changed.emit(node as Condition);
    else this.cleared.emit();
  }
}
