import { Component, input, linkedSignal, output } from '@angular/core';
import { Button } from '../button/button';
import { Icon } from '../icon/icon';
import { Tag } from '../tag/tag';

export interface ModelOption {
  readonly id: string;
  readonly name: string;
  /** As in "v7 · recalculated today, 03:00 · 4 levels". */
  readonly detail: string;
  readonly primary: boolean;
}

/** Several models could be meant and nothing is guessed: asks which. Its radios are the browser's: it may come with the first page that anybody sees. */
@Component({
  selector: 'hl-model-prompt',
  imports: [Button, Icon, Tag],
  template: `
    <div class="row">
      <hl-icon name="speed" class="s20" />
      <h2 id="model-prompt">Which {{ kind() }} model?</h2>
    </div>
    <p class="muted"><ng-content /></p>
    <div role="radiogroup" aria-labelledby="model-prompt">
      @for (option of options(); track option.id) {
        <label [class.on]="chosen() === option.id">
          <input type="radio" name="model" [checked]="chosen() === option.id" (change)="chosen.set(option.id)" />
          <span class="grow"
            ><b>{{ option.name }}</b
            ><small>{{ option.detail }}</small></span
          >
          @if (option.primary) {
            <hl-tag tone="accent">Primary</hl-tag>
          }
        </label>
      }
    </div>
    <div class="row actions">
      <button
        hlButton="filled"
        class="small"
        type="button"
        [disabled]="!chosen()"
        (click)="choose.emit(chosen() ?? '')"
      >
        Show this model
      </button>
      <button hlButton class="small quiet" type="button" (click)="dismiss.emit()">Continue without scores</button>
    </div>
  `,
  styles: `
    :host {
      display: block;
      max-width: 420px;
      padding: 18px 20px;
    }
    .s20 {
      color: var(--mat-sys-primary);
    }
    p {
      margin: 4px 0 12px;
    }
    label {
      display: flex;
      align-items: center;
      gap: 10px;
      margin-top: 6px;
      padding: 8px 12px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 8px;
      cursor: pointer;
    }
    label.on {
      border-color: var(--mat-sys-primary);
      background: var(--hl-row-selected);
    }
    label:focus-within {
      outline: 2px solid var(--mat-sys-primary);
      outline-offset: 1px;
    }
    input {
      width: 18px;
      height: 18px;
      margin: 0;
      accent-color: var(--mat-sys-primary);
      outline: none;
    }
    b,
    small {
      display: block;
    }
    b {
      font-weight: 550;
    }
    small {
      font: var(--mat-sys-body-small);
      color: var(--mat-sys-on-surface-variant);
    }
    .actions {
      margin-top: 12px;
    }
  `,
})
export class ModelPrompt {
  /** As it stands in the question: "engagement". */
  readonly kind = input.required<string>();
  readonly options = input.required<readonly ModelOption[]>();
  readonly choose = output<string>();
  readonly dismiss = output();
  /** The primary is offered first, never chosen by itself. */
  protected readonly chosen = linkedSignal(() => this.options().find((option) => option.primary)?.id ?? null);
}
