import { Component, input } from '@angular/core';

export interface Fact {
  readonly label: string;
  /** null: not set. */
  readonly value: string | null;
}

/** Labels and values in two columns; what is not set says so. */
@Component({
  selector: 'hl-facts',
  template: `
    <dl>
      @for (fact of facts(); track fact.label) {
        <dt>{{ fact.label }}</dt>
        <dd [class.muted]="fact.value === null">{{ fact.value ?? 'Not set' }}</dd>
      }
    </dl>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: 0 16px;
      font-variant-numeric: tabular-nums;
    }
    dt,
    dd {
      padding: 5px 0;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    dt {
      color: var(--mat-sys-on-surface-variant);
    }
  `,
})
export class Facts {
  readonly facts = input.required<readonly Fact[]>();
}
