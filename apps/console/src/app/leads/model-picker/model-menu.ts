import { Component, inject, input } from '@angular/core';
import { MatMenu, MatMenuItem } from '@angular/material/menu';
import type { ModelKind } from '@heatline/contracts';
import { Icon, type MenuButton } from '@heatline/ui';
import { MenuOf } from '@heatline/ui/panels';
import { kindTitles, type ModelChoice } from '../model-choice';
import { ChosenModels } from './chosen-models';

/** The models to choose from, by kind, and none. */
@Component({
  selector: 'hl-model-menu',
  imports: [Icon, MatMenu, MatMenuItem, MenuOf],
  template: `
    <span [hlMenuOf]="button()" [matMenuTriggerFor]="menu"></span>
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
    .head {
      padding: 8px 12px 4px;
      font: var(--mat-sys-label-small);
      color: var(--mat-sys-on-surface-variant);
    }
    .option {
      min-width: 240px;
    }
  `,
})
export class ModelMenu {
  readonly button = input.required<MenuButton>();
  readonly choices = input.required<readonly ModelChoice<ModelKind>[]>();
  protected readonly models = inject(ChosenModels);
  protected readonly titles = kindTitles;
  protected readonly none = (choice: ModelChoice<ModelKind>) => choice.model === null && !choice.ask;
}
