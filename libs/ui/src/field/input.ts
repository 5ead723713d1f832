import { Directive, signal } from '@angular/core';

let made = 0;

/** A native input, select or textarea that looks like Heatline's fields; inside `hl-field` it is tied to its label and messages. */
@Directive({
  selector: 'input[hlInput], select[hlInput], textarea[hlInput]',
  exportAs: 'hlInput',
  host: {
    class: 'hl-input',
    '[id]': 'id',
    '[attr.aria-describedby]': 'describedBy()',
    '[attr.aria-invalid]': 'invalid() || null',
  },
})
export class Input {
  readonly id = `hl-input-${++made}`;
  readonly describedBy = signal<string | null>(null);
  readonly invalid = signal(false);
}
