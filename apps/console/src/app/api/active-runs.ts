import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable } from '@angular/core';
import type { listRuns, ReplyOf } from '@heatline/contracts';
import { Live } from '../live/live';
import { soon } from '../live/soon';
import { held } from './held';

/** The runs that are under way, for the pill in the top bar and the heads of lists. */
@Injectable({ providedIn: 'root' })
export class ActiveRuns {
  private readonly page = httpResource<ReplyOf<typeof listRuns>>(() => ({
    url: '/api/runs',
    params: { group: 'active', limit: 20 },
  }));
  private readonly shown = held(this.page);
  readonly all = computed(() => this.shown()?.items ?? []);

  constructor() {
    const until = inject(DestroyRef);
    const reload = soon(() => this.page.reload(), until, 900);
    inject(Live).listen('runs.changed', reload, until, reload);
  }
}
