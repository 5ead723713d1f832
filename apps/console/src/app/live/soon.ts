import type { HttpResourceRef } from '@angular/common/http';
import { type DestroyRef, effect, signal } from '@angular/core';

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

/** Reloads a resource, and while it loads already, once more afterwards: the answer may be from before the change. */
export function reloads(resource: Pick<HttpResourceRef<unknown>, 'isLoading' | 'reload'>): () => void {
  const late = signal(false);
  const reload = () => late.set(!resource.reload() && resource.isLoading());
  effect(() => {
    if (late() && !resource.isLoading()) reload();
  });
  return reload;
}
