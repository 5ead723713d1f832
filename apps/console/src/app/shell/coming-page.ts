import { inject, type Signal, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import {
  NavigationCancel,
  NavigationEnd,
  NavigationError,
  RouteConfigLoadEnd,
  RouteConfigLoadStart,
  Router,
} from '@angular/router';

/** Whether the code of a page is being loaded: until then the page before it stands there as if nothing had been pressed. */
export function comingPage(): Signal<boolean> {
  const coming = signal(false);
  inject(Router)
    .events.pipe(takeUntilDestroyed())
    .subscribe((event) => {
      if (event instanceof RouteConfigLoadStart) coming.set(true);
      // One that fails to load has no end of its own.
      else if (ends.some((end) => event instanceof end)) coming.set(false);
    });
  return coming.asReadonly();
}

const ends = [RouteConfigLoadEnd, NavigationEnd, NavigationCancel, NavigationError];
