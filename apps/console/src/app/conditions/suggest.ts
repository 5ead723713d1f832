import { Component, computed, input, output, signal, viewChild } from '@angular/core';
import { MatAutocomplete, MatAutocompleteTrigger } from '@angular/material/autocomplete';
import { MatOption } from '@angular/material/core';
import { formatShort } from '@heatline/ui';
import type { Seen } from './seen';

/** A text with suggestions of what was really seen, the most frequent first; anything else may be typed. */
@Component({
  selector: 'hl-suggest',
  imports: [MatAutocomplete, MatAutocompleteTrigger, MatOption],
  template: `
    <input
      #field
      class="hl-input small"
      type="text"
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
      [attr.aria-label]="label()"
      [attr.aria-invalid]="invalid() || null"
      [placeholder]="placeholder()"
      [disabled]="disabled()"
      [value]="value()"
      [matAutocomplete]="list"
      (focus)="typed.set('')"
      (input)="type(field.value)"
      (keydown.enter)="enter($event, field)"
      (blur)="leave(field)"
    />
    <mat-autocomplete #list="matAutocomplete" panelWidth="300px" (optionSelected)="choose($event.option.value, field)">
      @for (option of shown(); track option.value) {
        <mat-option [value]="option.value"
          ><span class="row"
            ><span class="grow ellipsis">{{ option.value }}</span
            ><span class="small muted tnum">{{ short(option.count) }}</span></span
          ></mat-option
        >
      }
    </mat-autocomplete>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
  `,
})
export class Suggest {
  readonly value = input.required<string>();
  readonly label = input.required<string>();
  readonly options = input<readonly Seen[]>();
  readonly placeholder = input('');
  readonly invalid = input(false);
  readonly disabled = input(false);
  /** Emits only what was chosen or confirmed by Enter or by leaving, and empties the field: for lists. */
  readonly adding = input(false);
  readonly changed = output<string>();
  private readonly panel = viewChild.required(MatAutocompleteTrigger);
  protected readonly typed = signal('');
  protected readonly short = formatShort;
  protected readonly shown = computed(() => {
    const part = this.typed().toLowerCase();
    return (this.options() ?? []).filter(({ value }) => value.toLowerCase().includes(part)).slice(0, 30);
  });

  protected type(text: string) {
    this.typed.set(text);
    if (!this.adding()) this.changed.emit(text);
  }

  protected choose(text: string, field: HTMLInputElement) {
    this.typed.set('');
    this.changed.emit(text);
    if (this.adding()) field.value = '';
  }

  protected enter(event: Event, field: HTMLInputElement) {
    if (!this.adding()) return;
    event.preventDefault();
    this.add(field);
    this.panel().closePanel();
  }

  protected leave(field: HTMLInputElement) {
    // A press on a suggestion leaves the field too; its own event comes after this one.
    if (this.adding()) setTimeout(() => this.add(field), 150);
  }

  private add(field: HTMLInputElement) {
    const text = field.value.trim();
    if (!text) return;
    field.value = '';
    this.typed.set('');
    this.changed.emit(text);
  }
}
