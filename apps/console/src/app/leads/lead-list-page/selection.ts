import { Injectable, signal } from '@angular/core';

/** The leads that are selected; they stay so while pages turn. */
@Injectable()
export class Selection {
  private readonly chosen = signal<ReadonlySet<string>>(new Set());
  readonly ids = this.chosen.asReadonly();

  toggle(leadId: string) {
    this.set([leadId], !this.chosen().has(leadId));
  }

  set(leadIds: readonly string[], on: boolean) {
    const next = new Set(this.chosen());
    for (const leadId of leadIds) {
      if (on) next.add(leadId);
      else next.delete(leadId);
    }
    this.chosen.set(next);
  }

  clear() {
    this.chosen.set(new Set());
  }
}
