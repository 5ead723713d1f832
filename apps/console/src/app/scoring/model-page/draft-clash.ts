import { computed, inject, Injectable } from '@angular/core';
import type { ModelDefinition } from '@heatline/contracts';
import { ModelsApi } from '../models-api';
import { combineDrafts } from './combine-drafts';
import { draftChanges } from './draft-changes';
import { KeptDraft } from './kept-draft';
import { OpenModel } from './open-model';

/** Somebody else saved first: what each changed, and the ways out of it. */
@Injectable()
export class DraftClash {
  private readonly open = inject(OpenModel);
  private readonly kept = inject(KeptDraft);
  private readonly api = inject(ModelsApi);

  /** Who else changed the draft and when, what they changed, what was changed here, and what both did. */
  readonly between = computed(() => {
    const [theirs, mine, base] = [this.kept.theirs(), this.kept.edited(), this.kept.stored()?.definition];
    if (!this.kept.conflict() || !theirs || !mine || !base) return null;
    return {
      by: theirs.changedBy,
      at: theirs.changedAt,
      theirs: draftChanges(theirs.definition, base),
      mine: draftChanges(mine, base),
      ...combineDrafts(base, mine, theirs.definition),
    };
  });

  /** Drops what was typed here. */
  async loadTheirs() {
    this.kept.accept(await this.readTheirs());
  }

  /** What was typed here replaces what the other one saved. */
  async keepMine() {
    await this.saveOver(this.kept.edited());
  }

  /** What was typed here on top of what the other one saved. */
  async combine() {
    await this.saveOver(this.between()?.definition ?? null);
  }

  private async saveOver(definition: ModelDefinition | null) {
    if (definition) await this.kept.saveOver(this.kept.theirs() ?? (await this.readTheirs()), definition);
  }

  private readTheirs() {
    return this.api.draft(this.open.modelId());
  }
}
