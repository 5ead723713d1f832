import { computed, Injectable, signal } from '@angular/core';
import type { LeadFilter, LeadSelection } from '@heatline/contracts';

/** All that match, whoever they are by the time when it counts. */
export interface AllThatMatch {
  readonly leads: LeadFilter;
  /** How many there were when the member said so. */
  readonly expected: number;
}

/** The leads that are selected: some by id, which stay so while pages turn, or all that match. */
@Injectable()
export class Selection {
  private readonly chosen = signal<ReadonlySet<string>>(new Set());
  private readonly everybody = signal<AllThatMatch | null>(null);
  readonly ids = this.chosen.asReadonly();
  readonly all = this.everybody.asReadonly();
  /** Rows are pressed to be selected, not to be opened: where there is neither room for boxes nor a keyboard. */
  readonly choosing = signal(false);
  readonly isOpen = computed(() => this.choosing() || this.count() > 0);
  readonly count = computed(() => this.everybody()?.expected ?? this.chosen().size);
  /** As the API takes it; null: nobody. */
  readonly asked = computed((): LeadSelection | null => {
    const all = this.everybody();
    if (all) return { ...all.leads, expected: all.expected };
    return this.chosen().size ? { leadIds: [...this.chosen()] } : null;
  });

  has(leadId: string): boolean {
    return this.everybody() !== null || this.chosen().has(leadId);
  }

  holdsAll(leadIds: readonly string[]): boolean {
    return leadIds.length > 0 && leadIds.every((leadId) => this.has(leadId));
  }

  /** Of all that match, taking one away leaves those in sight: which of the others are meant cannot be shown. */
  toggle(leadId: string, inSight: readonly string[] = []) {
    if (this.everybody()) this.set(inSight, true);
    this.set([leadId], !this.chosen().has(leadId));
  }

  set(leadIds: readonly string[], on: boolean) {
    this.everybody.set(null);
    const next = new Set(this.chosen());
    for (const leadId of leadIds) {
      if (on) next.add(leadId);
      else next.delete(leadId);
    }
    this.chosen.set(next);
  }

  setAll(leads: LeadFilter, expected: number) {
    this.chosen.set(new Set());
    this.everybody.set({ leads, expected });
  }

  /** Nobody is selected, and rows are opened again. */
  clear() {
    this.chosen.set(new Set());
    this.everybody.set(null);
    this.choosing.set(false);
  }
}
