import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { PublishedVersion, type PublishedVersionHead } from '@heatline/contracts';
import { describeDecay } from '@heatline/scoring-engine';
import {
  counted,
  Failed,
  formatPoints,
  Heatline,
  Icon,
  RelativeTime,
  Skeleton,
  StateBlock,
  Tag,
  Token,
} from '@heatline/ui';
import { Members } from '../../../api/members';
import { told } from '../../../api/told';
import { OpenModel } from '../open-model';
import { rulePieces } from '../rules/rule-words';

/** What was published, newest first; each can be looked at as it was. */
@Component({
  selector: 'hl-versions-tab',
  imports: [Failed, Heatline, Icon, MatButton, RelativeTime, Skeleton, StateBlock, Tag, Token],
  templateUrl: './versions-tab.html',
  styleUrl: './versions-tab.css',
})
export class VersionsTab {
  protected readonly model = inject(OpenModel);
  private readonly members = inject(Members);
  protected readonly opened = signal<number | null>(null);
  private readonly resource = httpResource(
    () => (this.opened() === null ? undefined : `/api/models/${this.model.modelId()}/versions/${this.opened()}`),
    { parse: (raw) => PublishedVersion.parse(raw) },
  );
  protected readonly version = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error && !this.resource.isLoading() ? told(error) : null;
  });
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

  protected again() {
    this.resource.reload();
  }
}
