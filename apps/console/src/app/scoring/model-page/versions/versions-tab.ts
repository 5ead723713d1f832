import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import type { DefinitionDiff, PublishedVersion, PublishedVersionHead } from '@heatline/contracts';
import { describeDecay } from '@heatline/scoring-engine/words';
import {
  Button,
  counted,
  Failed,
  formatPoints,
  Icon,
  RelativeTime,
  Skeleton,
  StateBlock,
  Tag,
  Toaster,
} from '@heatline/ui';
import { Heatline, Token } from '@heatline/ui/details';
import { Members } from '../../../api/members';
import { told } from '../../../api/told';
import { withDates } from '../../change-words';
import { SimulationsApi } from '../../simulations-api';
import { OpenDraft } from '../open-draft';
import { OpenModel } from '../open-model';
import { rulePieces } from '../rules/rule-words';

/** What was published, newest first; each can be looked at as it was, with what it changed, and made the draft again. */
@Component({
  selector: 'hl-versions-tab',
  imports: [Button, Failed, Heatline, Icon, RelativeTime, Skeleton, StateBlock, Tag, Token],
  templateUrl: './versions-tab.html',
  styleUrl: './versions-tab.css',
})
export class VersionsTab {
  protected readonly model = inject(OpenModel);
  private readonly members = inject(Members);
  private readonly draft = inject(OpenDraft);
  private readonly api = inject(SimulationsApi);
  private readonly toaster = inject(Toaster);
  protected readonly restoring = signal(false);
  protected readonly opened = signal<number | null>(null);
  private readonly resource = httpResource<PublishedVersion>(() =>
    this.opened() === null ? undefined : `/api/models/${this.model.modelId()}/versions/${this.opened()}`,
  );
  protected readonly version = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error && !this.resource.isLoading() ? told(error) : null;
  });
  private readonly diffResource = httpResource<DefinitionDiff>(() => {
    const opened = this.opened();
    return opened === null || opened === 1
      ? undefined
      : `/api/models/${this.model.modelId()}/versions/${opened}/diff/${opened - 1}`;
  });
  /** What the opened version changed; empty for the first. */
  protected readonly changes = computed(() =>
    this.diffResource.hasValue() ? (this.diffResource.value()?.changes ?? []).map(withDates) : [],
  );
  protected readonly bands = computed(() =>
    (this.version()?.definition.levels ?? []).map(({ name, tone, from }) => ({ name, tone, from: from ?? null })),
  );
  protected readonly states = {
    pending: { words: 'Being prepared', tone: 'warn' },
    active: { words: 'In force', tone: 'ok' },
    retired: { words: 'Retired', tone: 'neutral' },
  } as const;
  protected readonly counted = counted;
  protected readonly points = formatPoints;
  protected readonly pieces = rulePieces;
  protected readonly decay = describeDecay;

  protected by(version: PublishedVersionHead) {
    return this.members.nameOf(version.publishedBy) ?? (version.publishedBy ? 'an API key' : 'Heatline');
  }

  protected toggle(version: number) {
    this.opened.update((open) => (open === version ? null : version));
  }

  /** The draft becomes this version; what it was before can be had back at once. */
  protected async restore(publishedVersion: number) {
    if (!(await this.draft.save())) return;
    const [before, token] = [this.draft.definition(), this.draft.version()];
    if (!before || token === undefined) return;
    this.restoring.set(true);
    try {
      this.draft.accept(await this.api.restore(this.model.modelId(), publishedVersion, token));
      await this.model.look({ tab: null });
      const undo = await this.toaster.done(`v${publishedVersion} is the draft now. Publish it to roll back.`, 'Undo');
      if (undo) this.draft.edit(() => before);
    } catch (error) {
      void this.toaster.failed(told(error).detail);
    } finally {
      this.restoring.set(false);
    }
  }

  protected again() {
    this.resource.reload();
  }
}
