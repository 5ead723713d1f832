import { Component, computed, input, output } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import type { Condition } from '@heatline/contracts';
import { Input, LevelTag } from '@heatline/ui';
import { levelOf } from '../../api/models';
import { modelsToFilter } from './models-to-filter';
import { modelOf } from './score-range';

/** Some levels of one model, or all but some. */
@Component({
  selector: 'hl-level-part',
  imports: [Input, LevelTag, MatCheckbox],
  template: `
    <div class="row tight wrap">
      <select #of hlInput class="small auto" aria-label="Level of" (change)="emit(of.value, op(), [])">
        @for (entry of models(); track entry.model.modelId) {
          <option [value]="entry.model.modelId" [selected]="entry.model.modelId === modelId()">
            {{ entry.title }} level
          </option>
        }
      </select>
      <select #how hlInput class="small auto" aria-label="Comparison" (change)="emit(modelId(), how.value, keys())">
        <option value="in" [selected]="op() === 'in'">is one of</option>
        <option value="not_in" [selected]="op() === 'not_in'">is none of</option>
      </select>
    </div>
    <div class="checks" role="group" aria-label="Levels">
      @for (level of levels(); track level.key) {
        <mat-checkbox [checked]="keys().includes(level.key)" (change)="toggle(level.key, $event.checked)"
          ><hl-level-tag [plain]="true" [level]="level.view"
        /></mat-checkbox>
      }
    </div>
  `,
  styleUrl: './part-editor.css',
})
export class LevelPart {
  readonly part = input.required<Condition>();
  readonly changed = output<Condition>();

  protected readonly models = modelsToFilter();
  protected readonly modelId = computed(() => modelOf(this.part()) ?? '');
  private readonly leaf = computed(() => {
    const part = this.part();
    return 'level' in part ? part : null;
  });
  protected readonly op = computed(() => this.leaf()?.op ?? 'in');
  protected readonly keys = computed(() => this.leaf()?.value ?? []);
  protected readonly levels = computed(() => {
    const model = this.models().find((entry) => entry.model.modelId === this.modelId())?.model;
    return (model?.levels ?? []).flatMap(({ key }) => {
      const view = levelOf(model, key);
      return view ? [{ key, view }] : [];
    });
  });

  protected toggle(key: string, on: boolean) {
    const others = this.keys().filter((known) => known !== key);
    this.emit(this.modelId(), this.op(), on ? [...others, key] : others);
  }

  protected emit(level: string, op: string, value: readonly string[]) {
    this.changed.emit({ level, op: op === 'not_in' ? 'not_in' : 'in', value: [...value] });
  }
}
