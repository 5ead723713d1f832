import { afterNextRender, effect, type Injector } from '@angular/core';
import { focusAgain } from './focus-again';
import { LeadList } from './lead-list';
import type { ListLeft } from './list-left';
import { Selection } from './selection';

/** Who comes Back to the list finds it as they left it: the same leads are selected, and the one that was opened has the focus. */
export function wayBack({ view, selection, to }: NonNullable<ListLeft['left']>, injector: Injector) {
  const list = injector.get(LeadList);
  if (view !== JSON.stringify(list.view())) return;
  const all = selection.all();
  if (all) injector.get(Selection).setAll(all.leads, all.expected);
  else injector.get(Selection).set([...selection.ids()], true);
  const [, leadId] = /^\/leads\/([^/?#]+)/.exec(to) ?? [];
  if (!leadId) return;
  const waiting = effect(
    () => {
      if (!list.rows()?.length) return;
      waiting.destroy();
      afterNextRender(() => focusAgain(leadId), { injector });
    },
    { injector },
  );
}
