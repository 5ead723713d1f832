import { afterNextRender, inject, Injector } from '@angular/core';

/** Does something once what was just changed stands on the screen. */
export function afterShown(): (act: () => void) => void {
  const injector = inject(Injector);
  return (act) => void afterNextRender(act, { injector });
}
