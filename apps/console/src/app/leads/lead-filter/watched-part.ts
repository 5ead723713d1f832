import { Component, computed, input, output } from '@angular/core';
import type { Condition } from '@heatline/contracts';

/** Watched by who asks, or not. */
@Component({
  selector: 'hl-watched-part',
  template: `
    <div class="row tight wrap" role="group" aria-label="Watched">
      <button
        type="button"
        class="chip add"
        [attr.aria-pressed]="watched() === true"
        (click)="done.emit({ watched: true })"
      >
        Watched by me
      </button>
      <button
        type="button"
        class="chip add"
        [attr.aria-pressed]="watched() === false"
        (click)="done.emit({ watched: false })"
      >
        Not watched by me
      </button>
    </div>
  `,
  styleUrl: './part-editor.css',
})
export class WatchedPart {
  readonly part = input.required<Condition>();
  readonly done = output<Condition>();
  protected readonly watched = computed(() => {
    const part = this.part();
    return 'watched' in part ? part.watched : null;
  });
}
