import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable } from '@angular/core';
import type { listMembers, ReplyOf } from '@heatline/contracts';
import { Live } from '../live/live';
import { soon } from '../live/soon';
import { held } from './held';
import { told } from './told';

/** Who is in the workspace; few, and many pages name them. */
@Injectable({ providedIn: 'root' })
export class Members {
  private readonly resource = httpResource(() => '/api/members', {
    parse: (raw) => (raw as ReplyOf<typeof listMembers>).items,
  });
  private readonly shown = held(this.resource);
  /** Undefined until they are known. */
  readonly all = this.shown;
  readonly loading = this.resource.isLoading;
  readonly failure = computed(() => {
    const error = this.resource.error();
    return error && !this.loading() ? told(error) : null;
  });
  private readonly names = computed(() => new Map(this.shown()?.map(({ id, name }) => [id, name])));

  constructor() {
    const until = inject(DestroyRef);
    const reload = soon(() => this.reload(), until);
    inject(Live).listen('members.changed', reload, until, reload);
  }

  /** Undefined for nobody, for API keys, and for who is not known. */
  nameOf(id: string | null): string | undefined {
    return id === null ? undefined : this.names().get(id);
  }

  reload() {
    this.resource.reload();
  }
}
