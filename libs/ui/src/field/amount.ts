import { computed, Directive, input, output, signal } from '@angular/core';
import { readNumber } from '../number/read-number';

/** A native field for a number. What is typed stays as it is typed while it is read as the number that the field is of. */
@Directive({
  selector: 'input[hlAmount]',
  host: { class: 'tnum', inputmode: 'decimal', autocomplete: 'off', '[value]': 'text()', '(input)': 'read($event)' },
})
export class Amount {
  /** Absent, or no number: an empty field. */
  readonly hlAmount = input.required<number | null | undefined>();
  /** Undefined when the field was emptied; NaN for what is no number, so that the schema complains. */
  readonly typed = output<number | undefined>();
  private readonly last = signal('');
  protected readonly text = computed(() => {
    const amount = this.hlAmount() ?? undefined;
    if (Object.is(readNumber(this.last()), amount)) return this.last();
    return amount === undefined || Number.isNaN(amount) ? '' : String(amount);
  });

  protected read({ target }: Event) {
    const { value } = target as HTMLInputElement;
    this.last.set(value);
    this.typed.emit(readNumber(value));
  }
}
