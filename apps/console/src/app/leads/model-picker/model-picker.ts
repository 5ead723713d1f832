import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import type { ModelKind } from '@heatline/contracts';
import type { ModelChoice } from '../model-choice';
import { kindTitles } from '../model-choice';
import { Icon } from '@heatline/ui';
import { ChosenModels } from './chosen-models';

/** The models whose scores are shown; per kind another one, or none. The choice is kept for the member. */
@Component({
  selector: 'hl-model-picker',
  imports: [Icon, MatButton, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    <button matButton type="button" class="small quiet" [matMenuTriggerFor]="menu">
      <hl-icon matButtonIcon name="speed" />
      <span class="sr">Models of the score columns: </span>
      @for (choice of choices(); track choice.kind) {
        <span class="model">
          @if (choice.model; as model) {
            <b>{{ model.name }}</b> v{{ model.publishedVersion }}
          } @else {
            {{ titles[choice.kind] }}: {{ choice.ask ? 'choose' : 'none' }}
          }
        </span>
      }
      <hl-icon matButtonIcon iconPositionEnd name="expand_more" />
    </button>
    <mat-menu #menu="matMenu" xPosition="before">
      @for (choice of choices(); track choice.kind) {
        <div role="group" [attr.aria-label]="titles[choice.kind] + ' model'">
          <div class="head" aria-hidden="true">{{ titles[choice.kind] }}</div>
          @for (option of choice.options; track option.modelId) {
            @let chosen = option.modelId === choice.model?.modelId;
            <button
              mat-menu-item
              type="button"
              role="menuitemradio"
              [attr.aria-checked]="chosen"
              (click)="models.choose(choice.kind, option.modelId)"
            >
              <span class="row option"
                ><hl-icon [name]="chosen ? 'radio_button_checked' : 'radio_button_unchecked'" /><span class="grow">{{
                  option.name
                }}</span
                ><span class="small muted"
                  >v{{ option.publishedVersion }}{{ option.primary ? ', primary' : '' }}</span
                ></span
              >
            </button>
          }
          <button
            mat-menu-item
            type="button"
            role="menuitemradio"
            [attr.aria-checked]="none(choice)"
            (click)="models.choose(choice.kind, null)"
          >
            <span class="row option"
              ><hl-icon [name]="none(choice) ? 'radio_button_checked' : 'radio_button_unchecked'" /><span class="muted"
                >No {{ titles[choice.kind].toLowerCase() }} scores</span
              ></span
            >
          </button>
        </div>
      }
    </mat-menu>
  `,
  styles: `
    .model + .model::before {
      content: '·';
      margin: 0 6px;
    }
    b {
      font-weight: 500;
      color: var(--mat-sys-on-surface);
    }
    .head {
      padding: 8px 12px 4px;
      font: var(--mat-sys-label-small);
      color: var(--mat-sys-on-surface-variant);
    }
    .option {
      gap: 0;
      min-width: 240px;
    }
  `,
})
export class ModelPicker {
  readonly choices = input.required<readonly ModelChoice<ModelKind>[]>();
  protected readonly models = inject(ChosenModels);
  protected readonly titles = kindTitles;
  protected readonly none = (choice: ModelChoice<ModelKind>) => choice.model === null && !choice.ask;
}
