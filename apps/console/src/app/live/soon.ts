import type { DestroyRef } from '@angular/core';

/** Runs `act` once, a moment after the first of many calls: a burst of messages becomes one reload. */
export function soon(act: () => void, until: DestroyRef, delayMs = 400): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  until.onDestroy(() => clearTimeout(timer));
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      act();
    }, delayMs);
  };
}
