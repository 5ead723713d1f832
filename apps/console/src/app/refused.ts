import { Component, input } from '@angular/core';
import { Icon } from '@heatline/ui';

/** Why what was asked for is not done, at the end of its form; read out as soon as it stands there. */
@Component({
  selector: 'hl-refused',
  imports: [Icon],
  host: { role: 'alert' },
  template: `
    @if (words(); as words) {
      <p class="hint err"><hl-icon name="error" class="s16" />{{ words }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    /* Forms keep a gap between their parts. */
    :host:empty {
      display: none;
    }
  `,
})
export class Refused {
  /** null: nothing was refused. */
  readonly words = input.required<string | null>();
}
