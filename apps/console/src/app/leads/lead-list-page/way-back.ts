import { afterNextRender, DestroyRef, effect, inject, Injectable, Injector } from '@angular/core';
import { Router } from '@angular/router';
import { focusAgain } from './focus-row';
import { LeadList } from './lead-list';
import { type AllThatMatch, Selection } from './selection';

interface Left {
  /** What was looked at. */
  readonly view: string;
  readonly ids: ReadonlySet<string>;
  readonly all: AllThatMatch | null;
  /** The lead that was opened from it; null: something else was. */
  readonly leadId: string | null;
}

/** The list that was left last. */
@Injectable({ providedIn: 'root' })
export class ListLeft {
  left: Left | null = null;
}

/** Who comes Back to the list finds it as they left it: the same leads are selected, and the one that was opened has the focus. */
export function wayBack() {
  const injector = inject(Injector);
  const router = inject(Router);
  const list = inject(LeadList);
  const selection = inject(Selection);
  const memory = inject(ListLeft);
  const { left } = memory;
  const view = () => JSON.stringify(list.view());

  inject(DestroyRef).onDestroy(() => {
    const to = router.currentNavigation()?.finalUrl?.toString() ?? '';
    const [, leadId = null] = /^\/leads\/([^/?#]+)/.exec(to) ?? [];
    memory.left = { view: view(), ids: selection.ids(), all: selection.all(), leadId };
  });

  if (left?.view !== view() || router.currentNavigation()?.trigger !== 'popstate') return;
  selection.restore(left);
  if (!left.leadId) return;
  const waiting = effect(() => {
    if (!list.rows()?.length) return;
    waiting.destroy();
    afterNextRender(() => focusAgain(left.leadId), { injector });
  });
}
