import { Component, computed, input, output } from '@angular/core';
import type { Condition, InstantComparison, LastActivityLeaf } from '@heatline/contracts';
import { Input } from '@heatline/ui';
import type { ConditionLeaf } from '../../conditions/condition-node';
import { operatorOf, operators, withOperator } from '../../conditions/operators';
import { ValueEditor } from '../../conditions/value-editor';

const ops = ['within_last', 'older_than', 'after', 'before', 'in_period', 'exists', 'not_exists'];
const words: Record<string, string> = { exists: 'ever', not_exists: 'never' };

const quicks: readonly { title: string; comparison: InstantComparison }[] = [
  { title: 'Last 24 hours', comparison: { op: 'within_last', value: { hours: 24 } } },
  { title: '7 days', comparison: { op: 'within_last', value: { days: 7 } } },
  { title: '30 days', comparison: { op: 'within_last', value: { days: 30 } } },
  { title: 'More than 30 days ago', comparison: { op: 'older_than', value: { days: 30 } } },
];

/** When a lead was last active, or was created. */
@Component({
  selector: 'hl-instant-part',
  imports: [Input, ValueEditor],
  template: `
    <div class="row tight wrap" role="group" aria-label="Quick choices">
      @for (quick of quicks; track quick.title) {
        <button
          type="button"
          class="chip add"
          [attr.aria-pressed]="same(quick.comparison)"
          (click)="done.emit(partOf(quick.comparison))"
        >
          {{ quick.title }}
        </button>
      }
    </div>
    <div class="row tight wrap">
      <select #how hlInput class="small auto" aria-label="Comparison" (change)="operate(how.value)">
        @for (operator of operators(); track operator.op) {
          <option [value]="operator.op" [selected]="operator.op === leaf().op">{{ operator.words }}</option>
        }
      </select>
      <hl-value-editor class="grow" label="Time" [leaf]="leaf()" (changed)="fill($event)" />
    </div>
  `,
  styleUrl: './part-editor.css',
})
export class InstantPart {
  readonly part = input.required<Condition>();
  readonly changed = output<Condition>();
  readonly done = output<Condition>();

  private readonly about = computed(() => ('created' in this.part() ? 'created' : 'lastActivity'));
  /** As the editor of attributes takes it: the two compare in the same way. */
  protected readonly leaf = computed((): ConditionLeaf => {
    const part = this.part();
    const comparison = 'created' in part ? part.created : (part as LastActivityLeaf).lastActivity;
    return { attribute: this.about(), ...comparison };
  });
  protected readonly operators = computed(() =>
    ops
      .filter((op) => this.about() === 'lastActivity' || !op.endsWith('exists'))
      .map((op) => ({ op, words: words[op] ?? operators.find((known) => known.op === op)?.words ?? op })),
  );
  protected readonly quicks = quicks;

  protected readonly same = (comparison: InstantComparison) =>
    JSON.stringify(this.partOf(comparison)) === JSON.stringify(this.part());

  protected operate(op: string) {
    const { attribute: _, ...comparison } = withOperator(this.leaf(), op);
    const fixed = operatorOf(op).value === 'date' && comparison.value === '' ? { value: today() } : {};
    this.changed.emit(this.partOf({ ...comparison, ...fixed } as InstantComparison));
  }

  protected fill(value: unknown) {
    this.changed.emit(this.partOf({ op: this.leaf().op, value } as InstantComparison));
  }

  protected partOf(comparison: InstantComparison): Condition {
    return { [this.about()]: comparison } as Condition;
  }
}

const today = () => new Date().toISOString().slice(0, 10);
