import { Component, computed, input, output } from '@angular/core';
import type { Condition } from '@heatline/contracts';
import { Field, Input } from '@heatline/ui';
import { numberOrText } from '../../conditions/operators';
import { modelsToFilter } from './models-to-filter';
import { modelOf, partOfRange, quickRanges, rangeOf, sameRange, type ScoreRange } from './score-range';

/** A range of one model's scores: a quick one, or free bounds. */
@Component({
  selector: 'hl-score-part',
  imports: [Field, Input],
  template: `
    @if (models().length > 1) {
      <hl-field label="Score of">
        <select #of hlInput class="small" (change)="look(of.value)">
          @for (entry of models(); track entry.model.modelId) {
            <option [value]="entry.model.modelId" [selected]="entry.model.modelId === modelId()">
              {{ entry.title }}
            </option>
          }
        </select>
      </hl-field>
    }
    <div class="row tight wrap" role="group" aria-label="Quick ranges">
      @for (quick of quickRanges; track quick.title) {
        <button
          type="button"
          class="chip add"
          [attr.aria-pressed]="same(quick.range, range())"
          (click)="pick(quick.range)"
        >
          {{ quick.title }}
        </button>
      }
    </div>
    <div class="row">
      <hl-field label="From" class="grow"
        ><input
          #from
          hlInput
          class="small tnum"
          inputmode="decimal"
          placeholder="any"
          [value]="range().min ?? range().above ?? ''"
          (input)="bounds(from.value, to.value)"
      /></hl-field>
      <hl-field label="To" class="grow"
        ><input
          #to
          hlInput
          class="small tnum"
          inputmode="decimal"
          placeholder="any"
          [value]="range().max ?? range().below ?? ''"
          (input)="bounds(from.value, to.value)"
      /></hl-field>
    </div>
  `,
  styleUrl: './part-editor.css',
})
export class ScorePart {
  readonly part = input.required<Condition>();
  readonly changed = output<Condition>();
  /** Chosen with one press: nothing is left to fill in. */
  readonly done = output<Condition>();

  protected readonly models = modelsToFilter();
  protected readonly modelId = computed(() => modelOf(this.part()) ?? '');
  protected readonly range = computed(() => rangeOf(this.part()));
  protected readonly quickRanges = quickRanges;
  protected readonly same = sameRange;

  protected look(modelId: string) {
    this.changed.emit(partOfRange(modelId, this.range()));
  }

  protected pick(range: ScoreRange) {
    this.done.emit(partOfRange(this.modelId(), range));
  }

  protected bounds(from: string, to: string) {
    const bound = (text: string) => {
      const value = numberOrText(text);
      return typeof value === 'number' ? Math.round(value * 100) / 100 : text.trim() === '' ? undefined : Number.NaN;
    };
    const [min, max] = [bound(from), bound(to)];
    this.changed.emit(
      partOfRange(this.modelId(), { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }),
    );
  }
}
