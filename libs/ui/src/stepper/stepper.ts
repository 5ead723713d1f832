import { Component, computed, input, model } from '@angular/core';
import { Icon } from '../icon/icon';
import { formatPoints } from '../number/points';
import { readNumber } from '../number/read-number';

/** Points of a rule: one down, the number itself to type over, one up. Whole steps, decimals by typing. */
@Component({
  selector: 'hl-stepper',
  imports: [Icon],
  template: `
    <button
      type="button"
      [attr.aria-label]="'One less: ' + label()"
      [disabled]="disabled() || value() <= min()"
      (click)="add(-1)"
    >
      <hl-icon name="remove" />
    </button>
    <input
      type="text"
      inputmode="decimal"
      [attr.aria-label]="label()"
      [value]="text()"
      [style.width.ch]="text().length > 6 ? text().length + 1 : null"
      [disabled]="disabled()"
      (change)="type($event)"
      (keydown.arrowUp)="add(1); $event.preventDefault()"
      (keydown.arrowDown)="add(-1); $event.preventDefault()"
    />
    <button
      type="button"
      [attr.aria-label]="'One more: ' + label()"
      [disabled]="disabled() || value() >= max()"
      (click)="add(1)"
    >
      <hl-icon name="add" />
    </button>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      height: 28px;
      border-radius: 6px;
      box-shadow: inset 0 0 0 1px var(--hl-control-outline);
      background: var(--mat-sys-surface);
      font-variant-numeric: tabular-nums;
    }
    button {
      width: 26px;
      height: 28px;
      display: grid;
      place-items: center;
      padding: 0;
      border: 0;
      border-radius: 6px;
      background: none;
      color: var(--mat-sys-on-surface-variant);
      cursor: pointer;
    }
    button:hover:not(:disabled) {
      background: var(--mat-sys-surface-container-high);
    }
    button:disabled {
      opacity: 0.38;
      cursor: default;
    }
    hl-icon {
      font-size: 15px;
    }
    input {
      width: 48px;
      padding: 0;
      border: 0;
      background: none;
      text-align: center;
      font: inherit;
      font-weight: 600;
      color: var(--mat-sys-on-surface);
    }
    @media (pointer: coarse) and (max-width: 720px) {
      :host,
      button {
        height: 44px;
      }
      :host {
        border-radius: 8px;
      }
      button {
        width: 36px;
      }
      input {
        width: 52px;
        align-self: stretch;
        font-size: 16px;
      }
    }
  `,
})
export class Stepper {
  readonly value = model.required<number>();
  readonly label = input.required<string>();
  readonly min = input(-1_000_000);
  readonly max = input(1_000_000);
  readonly disabled = input(false);
  protected readonly text = computed(() => formatPoints(this.value()));

  protected add(step: number) {
    this.set(this.value() + step);
  }

  protected type(event: Event) {
    const field = event.target as HTMLInputElement;
    const typed = readNumber(field.value);
    if (typed !== undefined && Number.isFinite(typed)) this.set(typed);
    field.value = this.text();
  }

  private set(points: number) {
    this.value.set(Math.min(this.max(), Math.max(this.min(), Math.round(points * 100) / 100)));
  }
}
