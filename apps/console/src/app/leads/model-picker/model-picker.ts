import { Component, input } from '@angular/core';
import type { ModelKind } from '@heatline/contracts';
import { Button, Icon, MenuButton } from '@heatline/ui';
import { kindTitles, type ModelChoice } from '../model-choice';
import { ModelMenu } from './model-menu';

/** The models whose scores are shown; per kind another one, or none. The choice is kept for the member. */
@Component({
  selector: 'hl-model-picker',
  imports: [Button, Icon, MenuButton, ModelMenu],
  template: `
    <button hlButton type="button" class="small quiet" hlMenuButton #button="hlMenuButton">
      <hl-icon hlButtonIcon name="speed" />
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
      <hl-icon hlButtonIcon iconPositionEnd name="expand_more" />
    </button>
    @defer (when button.wanted()) {
      <hl-model-menu [button]="button" [choices]="choices()" />
    }
  `,
  styles: `
    :host {
      position: relative;
    }
    /* On a phone the names need two lines. */
    button {
      text-align: start;
    }
    .model {
      position: relative;
      display: inline-block;
    }
    /* Behind a model, not before the next one: no line begins with it. */
    .model:not(:last-child) {
      padding-right: 16px;
    }
    .model:not(:last-child)::after {
      content: '·';
      position: absolute;
      right: 6px;
      bottom: 0;
    }
    b {
      font-weight: 500;
      color: var(--mat-sys-on-surface);
    }
  `,
})
export class ModelPicker {
  readonly choices = input.required<readonly ModelChoice<ModelKind>[]>();
  protected readonly titles = kindTitles;
}
