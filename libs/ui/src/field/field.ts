import { Component, contentChild, effect, input } from '@angular/core';
import { Icon } from '../icon/icon';
import { Input } from './input';

/** A label above its input, a hint or the error under it. The error says what would be right. */
@Component({
  selector: 'hl-field',
  imports: [Icon],
  template: `
    <label class="flabel" [attr.for]="control()?.id">{{ label() }}</label>
    <ng-content />
    @if (error(); as message) {
      <p class="hint err" [id]="control()?.id + '-error'"><hl-icon name="error" class="s14" />{{ message }}</p>
    } @else if (hint()) {
      <p class="hint" [id]="control()?.id + '-hint'">{{ hint() }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
  `,
})
export class Field {
  readonly label = input.required<string>();
  readonly hint = input<string | null>(null);
  readonly error = input<string | null | undefined>(null);
  protected readonly control = contentChild(Input);

  constructor() {
    effect(() => {
      const control = this.control();
      if (!control) return;
      const told = this.error() ? 'error' : this.hint() ? 'hint' : null;
      control.invalid.set(told === 'error');
      control.describedBy.set(told && `${control.id}-${told}`);
    });
  }
}
