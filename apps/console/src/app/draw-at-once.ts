import { ApplicationRef, DestroyRef, inject, provideEnvironmentInitializer } from '@angular/core';

/** What people do that may change what a part was given. */
const doings = ['click', 'input', 'change', 'keydown'] as const;

/**
 * What one event has changed is drawn before the next one is heard. Angular alone draws a moment later, and a busy browser hears several
 * events before that: each part would still hold what it was given before the first, and what it says of the second would undo the first.
 */
export const provideDrawingAtOnce = () =>
  provideEnvironmentInitializer(() => {
    const app = inject(ApplicationRef);
    const end = new AbortController();
    inject(DestroyRef).onDestroy(() => end.abort());
    const draw = () => !end.signal.aborted && app.tick();
    for (const doing of doings) addEventListener(doing, draw, { signal: end.signal });
    // Drawing itself moves the focus, and must not begin anew in its midst.
    addEventListener('focusout', () => queueMicrotask(draw), { signal: end.signal });
  });
