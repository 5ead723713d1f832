import { DestroyRef, inject, Injectable } from '@angular/core';
import { Confirm } from '@heatline/ui';
import { incompleteParts } from './complete-part';
import { KeptDraft } from './kept-draft';
import { OpenDraft } from './open-draft';

/** Nobody leaves behind unasked what could not be saved. */
@Injectable()
export class LeaveDraft {
  private readonly draft = inject(OpenDraft);
  private readonly kept = inject(KeptDraft);
  private readonly confirm = inject(Confirm);

  constructor() {
    const closing = (event: BeforeUnloadEvent) => {
      if (!this.kept.edited()) return;
      // The browser asks in its own words; what can be saved is saved meanwhile.
      event.preventDefault();
      if (!this.kept.refusal()) void this.kept.save();
    };
    window.addEventListener('beforeunload', closing);
    inject(DestroyRef).onDestroy(() => window.removeEventListener('beforeunload', closing));
  }

  /** Saves what was typed just before; where something cannot be saved, asks whether it is left behind. */
  async mayLeave(): Promise<boolean> {
    if (!this.kept.edited()) return true;
    this.draft.touched();
    if (!this.kept.conflict() && (await this.kept.saveAgain())) return true;
    const agreed = await this.confirm.ask({
      title: 'Leave without saving?',
      words: this.unsavedWords(),
      action: 'Leave',
      refuse: 'Stay',
      danger: true,
    });
    if (agreed) this.kept.drop();
    return agreed;
  }

  private unsavedWords(): string {
    const definition = this.kept.edited();
    if (this.kept.conflict())
      return 'Somebody else changed this draft while you did. What you changed since is not saved until you choose between the two.';
    const issues = this.draft.issues();
    if (definition && issues.length) {
      const parts = incompleteParts(definition, issues).join(', ');
      return `Not complete, and therefore not saved: ${parts}.${this.draft.restSaved() ? ' The rest of the draft is saved.' : ''}`;
    }
    return `What you changed is not saved. ${this.draft.problem() ?? ''}`.trim();
  }
}
