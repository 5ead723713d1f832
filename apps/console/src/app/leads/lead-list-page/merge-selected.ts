import type { Injector } from '@angular/core';
import type { MergeCandidate } from '../merge/merge-candidate';
import { Merging } from '../merge/merging';
import type { LeadList } from './lead-list';

/** Asked, and then done by a run: whoever was absorbed leaves the list, and is back when that is undone. True when it was begun. */
export async function mergeSelected(injector: Injector, list: LeadList, leadIds: readonly string[]): Promise<boolean> {
  const leads = candidatesOf(list, leadIds);
  const started = await injector.get(Merging).ask({ leads, pinned: null }, (absorbed, merged) => {
    if (!merged) return list.bringBack(absorbed);
    list.letGo(absorbed);
    list.reload();
  });
  return started !== undefined;
}

/** As far as the page shows them: of others only the id. */
function candidatesOf(list: LeadList, leadIds: readonly string[]): MergeCandidate[] {
  const rows = new Map(list.rows()?.map((row) => [row.leadId, row]));
  return leadIds.map((leadId) => {
    const row = rows.get(leadId);
    const email = row?.aliases.find(({ type }) => type === 'email')?.value;
    const about = [email === row?.name ? null : email, row?.accountName].filter(Boolean).join(' · ');
    return { leadId, name: row?.name ?? null, about };
  });
}
