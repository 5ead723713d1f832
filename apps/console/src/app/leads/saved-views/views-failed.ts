import { afterNextRender, Component, computed, effect, inject, Injector } from '@angular/core';
import { Button } from '@heatline/ui';
import { told } from '../../api/told';
import { SavedViews } from './saved-views';

/** Stands where the saved views would be when they did not load. Those that are known outlive a refresh that fails. */
@Component({
  selector: 'hl-views-failed',
  imports: [Button],
  template: `
    @if (failure(); as failed) {
      <p class="small" role="alert">
        @if (views.resource.isLoading()) {
          <span class="muted">Loading saved views</span>
        } @else {
          <span class="down"
            >Saved views did not load.<span class="wide"> {{ failed.detail }}</span></span
          >
        }
      </p>
      <button hlButton type="button" class="small nowrap" (click)="views.reload()">Try again</button>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    p {
      margin: 0 0 0 16px;
    }
    @media (max-width: 720px) {
      .wide {
        display: none;
      }
    }
  `,
})
export class ViewsFailed {
  protected readonly views = inject(SavedViews);
  /** Kept while it is tried again, so that the button keeps the focus. */
  protected readonly failure = computed(() => {
    const error = this.views.resource.error();
    return error && this.views.shown() === undefined ? told(error) : null;
  });

  constructor() {
    const injector = inject(Injector);
    let failed = false;
    // The button that had the focus is gone: it goes to the views, which are there now.
    effect(() => {
      const now = this.failure() !== null;
      if (failed && !now)
        afterNextRender(
          () =>
            document.activeElement === document.body &&
            document.querySelector<HTMLElement>('nav[aria-label="Saved views"] [aria-current]')?.focus(),
          { injector },
        );
      failed = now;
    });
  }
}
