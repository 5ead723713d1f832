import { HttpClient } from '@angular/common/http';
import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { Model, Run, VersionShare } from '@heatline/contracts';
import { firstValueFrom } from 'rxjs';
import { Live } from '../live/live';

/** What is needed to tell how many of a model's scores are of the version in force. */
type Published = Pick<Model, 'modelId' | 'name' | 'active' | 'publishedVersion' | 'lastRecalculation'>;

/** Old and new scores stand side by side from a publish until everybody was recalculated: this says how far that is. */
@Injectable({ providedIn: 'root' })
export class VersionShares {
  private readonly http = inject(HttpClient);
  /** Counted by the server, by model and version: only where no run says how far it is. */
  private readonly counted = signal<ReadonlyMap<string, VersionShare>>(new Map());
  private readonly asked = new Set<string>();

  constructor() {
    inject(Live).listen('models.changed', ({ modelId }) => this.forget(modelId), inject(DestroyRef));
  }

  /** As in "62% on v8"; null when all scores are of it, or there is none. */
  wordsOf(model: Published, run: Run | undefined): string | null {
    const percent = shareOf(model, run);
    if (percent === 'all') return null;
    if (percent !== null) return `${percent}% on v${model.publishedVersion}`;
    const share = this.count(model);
    if (!share || share.scored === 0 || share.onVersion === share.scored) return null;
    return `${Math.floor((100 * share.onVersion) / share.scored)}% on v${model.publishedVersion}`;
  }

  private forget(modelId: string) {
    for (const key of this.asked) if (key.startsWith(modelId)) this.asked.delete(key);
  }

  private count({ modelId, publishedVersion }: Published): VersionShare | undefined {
    const key = `${modelId} ${publishedVersion}`;
    if (!this.asked.has(key)) {
      this.asked.add(key);
      // Not from within whoever computes words.
      queueMicrotask(() => void this.ask(modelId, key));
    }
    return this.counted().get(key);
  }

  private async ask(modelId: string, key: string) {
    try {
      const share = await firstValueFrom(this.http.get<VersionShare>(`/api/models/${modelId}/version-share`));
      this.counted.update((known) => new Map(known).set(key, share));
    } catch {
      // It says nothing then; the next page asks again.
      this.asked.delete(key);
    }
  }
}

/**
 * Whole percent of a recalculation that brings everybody to the version in force; `all` when that is done; null when no run says it.
 * A run that has been told to begin anew has done nothing of the new version yet.
 */
export function shareOf(model: Published, run: Run | undefined): number | 'all' | null {
  const { publishedVersion, lastRecalculation, active } = model;
  if (publishedVersion === null || !active || lastRecalculation?.publishedVersion === publishedVersion) return 'all';
  if (!run) return null;
  if (run.requested === 'restart' || !run.total) return 0;
  return Math.min(99, Math.floor((100 * run.done) / run.total));
}
