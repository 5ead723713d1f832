import { Component, computed, input, output } from '@angular/core';

const units = ['days', 'hours', 'minutes', 'seconds'] as const;

/** A length of time: a number and its unit. */
@Component({
  selector: 'hl-span-editor',
  template: `
    <input
      #amount
      class="hl-input small tnum"
      type="number"
      step="any"
      [attr.aria-label]="label()"
      [attr.aria-invalid]="invalid() || null"
      [disabled]="disabled()"
      [value]="parts().amount"
      (input)="set(amount.value, unit.value)"
    />
    <select
      #unit
      class="hl-input small"
      [attr.aria-label]="label() + ', unit'"
      [disabled]="disabled()"
      (change)="set(amount.value, unit.value)"
    >
      @for (name of units; track name) {
        <option [value]="name" [selected]="name === parts().unit">{{ name }}</option>
      }
    </select>
  `,
  styles: `
    :host {
      display: flex;
      gap: 4px;
    }
    input {
      width: 64px;
    }
    select {
      width: auto;
    }
  `,
})
export class SpanEditor {
  readonly span = input.required<unknown>();
  readonly label = input.required<string>();
  readonly invalid = input(false);
  readonly disabled = input(false);
  readonly changed = output<Record<string, number>>();
  protected readonly units = units;
  protected readonly parts = computed((): { amount: string; unit: string } => {
    const span = this.span();
    const [entry] = typeof span === 'object' && span !== null ? Object.entries(span) : [];
    return entry
      ? { amount: Number.isFinite(entry[1]) ? String(entry[1]) : '', unit: entry[0] }
      : { amount: '', unit: 'days' };
  });

  protected set(amount: string, unit: string) {
    // An empty field is no number: the schema asks for one.
    this.changed.emit({ [unit]: amount === '' ? Number.NaN : Number(amount) });
  }
}
