import { Component, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatRadioButton, MatRadioGroup } from '@angular/material/radio';
import { Icon } from '../icon/icon';
import { Tag } from '../tag/tag';

export interface ModelOption {
  readonly id: string;
  readonly name: string;
  /** As in "v7 · recalculated today, 03:00 · 4 levels". */
  readonly detail: string;
  readonly primary: boolean;
}

/** Several models could be meant and nothing is guessed: asks which. */
@Component({
  selector: 'hl-model-prompt',
  imports: [MatButton, MatRadioGroup, MatRadioButton, Icon, Tag],
  template: `
    <div class="row">
      <hl-icon name="speed" class="s20" />
      <h2 id="model-prompt">Which {{ kind() }} model?</h2>
    </div>
    <p class="muted"><ng-content /></p>
    <mat-radio-group aria-labelledby="model-prompt" [value]="chosen()" (change)="chosen.set($event.value)">
      @for (option of options(); track option.id) {
        <mat-radio-button [value]="option.id" [class.on]="chosen() === option.id">
          <span class="option">
            <span class="grow"
              ><b>{{ option.name }}</b
              ><small>{{ option.detail }}</small></span
            >
            @if (option.primary) {
              <hl-tag tone="accent">Primary</hl-tag>
            }
          </span>
        </mat-radio-button>
      }
    </mat-radio-group>
    <div class="row actions">
      <button
        matButton="filled"
        class="small"
        type="button"
        [disabled]="!chosen()"
        (click)="choose.emit(chosen() ?? '')"
      >
        Show this model
      </button>
      <button matButton class="small quiet" type="button" (click)="dismiss.emit()">Continue without scores</button>
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
    mat-radio-button {
      display: block;
      margin-top: 6px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 8px;
      padding: 2px 12px 2px 2px;
    }
    mat-radio-button.on {
      border-color: var(--mat-sys-primary);
      background: var(--hl-row-selected);
    }
    .option {
      display: flex;
      align-items: center;
      gap: 10px;
      min-width: 300px;
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
