import { DestroyRef, inject, Injectable, signal } from '@angular/core';

/** How much room there is: tables become lists when it is narrow, sheets lie over the page when it is not wide. */
@Injectable({ providedIn: 'root' })
export class Viewport {
  readonly narrow = matches('(max-width: 720px)');
  readonly wide = matches('(min-width: 1200px)');
}

function matches(query: string) {
  const list = matchMedia(query);
  const state = signal(list.matches);
  const change = () => state.set(list.matches);
  list.addEventListener('change', change);
  inject(DestroyRef).onDestroy(() => list.removeEventListener('change', change));
  return state.asReadonly();
}
