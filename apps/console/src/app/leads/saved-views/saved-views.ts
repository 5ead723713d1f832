import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable } from '@angular/core';
import type { listViews, ReplyOf, SavedView } from '@heatline/contracts';
import { held } from '../../api/held';
import { Live } from '../../live/live';
import { soon } from '../../live/soon';
import { ChosenPreferences } from '../../session/preferences';

/** One's own views and the shared ones, kept new; and the one that the list opens with. */
@Injectable({ providedIn: 'root' })
export class SavedViews {
  private readonly preferences = inject(ChosenPreferences);
  /** How reading them goes: that it failed is told where they are listed. */
  readonly resource = httpResource(() => '/api/views', {
    parse: (raw) => (raw as ReplyOf<typeof listViews>).items,
  });
  /** Undefined until they are known. */
  readonly shown = held(this.resource);
  readonly all = computed(() => this.shown() ?? []);
  /** They are known, or will not be. */
  readonly settled = computed(() => this.shown() !== undefined || this.resource.error() !== undefined);
  readonly defaultId = computed(() => this.preferences.value().views?.leads ?? null);

  constructor() {
    const until = inject(DestroyRef);
    const reload = soon(() => this.reload(), until, 100);
    inject(Live).listen('views.changed', reload, until, reload);
  }

  byId(viewId: string | null) {
    return this.all().find((view) => view.viewId === viewId) ?? null;
  }

  /** Somebody named it, and it is deleted, or not shared any more. */
  isGone(viewId: string | null): boolean {
    // Whoever has just made one waits for it.
    return viewId !== null && this.shown() !== undefined && !this.resource.isLoading() && this.byId(viewId) === null;
  }

  /** Keeps what the server answered to a change, until all of them are read again. */
  accept(saved: SavedView) {
    this.resource.update((views) => views?.map((view) => (view.viewId === saved.viewId ? saved : view)));
    this.reload();
  }

  reload() {
    this.resource.reload();
  }

  /** null: the list opens with everybody. */
  makeDefault(viewId: string | null): Promise<void> {
    return this.preferences.change({ views: { ...this.preferences.value().views, leads: viewId } });
  }
}
