import { DestroyRef, inject, Injectable, InjectionToken, signal, type WritableSignal } from '@angular/core';

/** The zone in which the console tells times: the member's choice, else the workspace's. Undefined: the browser's. */
export const DISPLAY_TIME_ZONE = new InjectionToken<WritableSignal<string | undefined>>('display time zone', {
  providedIn: 'root',
  factory: () => signal(undefined),
});

/** The present, moving on every half minute, so that "4 min ago" stays true. */
@Injectable({ providedIn: 'root' })
export class Ticker {
  private readonly current = signal(new Date());
  readonly now = this.current.asReadonly();

  constructor() {
    const timer = setInterval(() => this.current.set(new Date()), 30_000);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
