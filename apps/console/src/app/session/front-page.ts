import { Component, input } from '@angular/core';

/** The frame of what is seen before anybody is signed in: the mark, a card, the heatline. */
@Component({
  selector: 'hl-front-page',
  template: `
    <main>
      <header>
        <svg viewBox="0 0 22 22" width="36" height="36" aria-hidden="true">
          <rect class="tile" width="22" height="22" rx="6" />
          <path class="stems" d="M7.2 5.6v10.8M14.8 5.6v10.8" />
          <path class="ember" d="M3.4 13.4h3.8l7.6-4.8h3.8" />
        </svg>
        <h1>{{ title() }}</h1>
        <p class="muted">{{ words() }}</p>
      </header>
      <div class="card"><ng-content /></div>
      <ng-content select="[under]" />
    </main>
    <div class="line" aria-hidden="true"><i></i><i></i><i></i><i></i></div>
  `,
  styleUrl: './front-page.css',
})
export class FrontPage {
  readonly title = input.required<string>();
  readonly words = input.required<string>();
}
