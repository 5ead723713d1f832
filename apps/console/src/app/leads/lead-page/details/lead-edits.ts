import { inject, Injectable } from '@angular/core';
import type { Lead } from '@heatline/contracts';
import { Toaster } from '@heatline/ui';
import { told } from '../../../api/told';
import { LeadsApi } from '../../leads-api';
import { OpenLead } from '../open-lead';

/** What a field holds: an attribute by its key, or the name. */
export type Place = { readonly of: 'name' } | { readonly of: 'attribute'; readonly key: string };
type Value = string | number | boolean | null;

export type Outcome =
  | { readonly done: true }
  | { readonly done: false; readonly refused: string }
  /** Somebody else changed this very field meanwhile: what it holds now. */
  | { readonly done: false; readonly now: unknown };

/** Edits of the open lead by hand: never over what nobody saw, each with its way back. */
@Injectable()
export class LeadEdits {
  private readonly open = inject(OpenLead);
  private readonly api = inject(LeadsApi);
  private readonly toaster = inject(Toaster);

  /** `seen`: what the field held when editing began. Changes of other fields meanwhile are no conflict. */
  async save(place: Place, title: string, value: Value, seen: unknown): Promise<Outcome> {
    const lead = this.open.lead();
    return lead ? this.saveOver(lead, place, title, value, seen) : { done: false, refused: 'The lead is not there.' };
  }

  private async saveOver(lead: Lead, place: Place, title: string, value: Value, seen: unknown): Promise<Outcome> {
    // The lead is kept new while somebody types, so that its version says nothing of what they saw.
    const now = valueAt(lead, place);
    if (!sameValue(now, seen)) return { done: false, now };
    try {
      const saved = await this.write(lead.leadId, lead.version, place, value);
      this.open.accept(saved);
      void this.offerUndo(saved, place, title, seen);
      return { done: true };
    } catch (error) {
      const failure = told(error);
      if (failure.code !== 'version_stale')
        return { done: false, refused: failure.issues[0]?.message ?? failure.detail };
    }
    const fresh = await this.api.read(lead.leadId).catch(() => undefined);
    if (!fresh) return { done: false, refused: 'The server does not answer. What you typed is still here.' };
    this.open.accept(fresh);
    return this.saveOver(fresh, place, title, value, seen);
  }

  private async offerUndo(saved: Lead, place: Place, title: string, before: unknown) {
    if (!(await this.toaster.done(`${title} saved`, 'Undo'))) return;
    try {
      const value = before === undefined ? null : (before as Value);
      this.open.accept(await this.write(saved.leadId, saved.version, place, value));
    } catch (error) {
      const { code, detail } = told(error);
      void this.toaster.failed(
        code === 'version_stale' ? 'Not undone: the lead was changed again meanwhile.' : `Not undone. ${detail}`,
      );
      this.open.reload();
    }
  }

  private write(leadId: string, version: number, place: Place, value: Value): Promise<Lead> {
    const change =
      place.of === 'name' ? { name: value === null ? null : String(value) } : { attributes: { [place.key]: value } };
    return this.api.change(leadId, { version, ...change });
  }
}

export const valueAt = (lead: Pick<Lead, 'name' | 'attributes'>, place: Place): unknown =>
  place.of === 'name' ? lead.name : Object.hasOwn(lead.attributes, place.key) ? lead.attributes[place.key] : null;

const sameValue = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
