import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { listApiKeys, ReplyOf } from '@heatline/contracts';
import { Members } from '../../../api/members';
import { Models } from '../../../api/models';
import { Session } from '../../../session/session';
import { LeadMerges } from '../merges/lead-merges';
import type { Names } from './history-words';

/** Names of who and what a history speaks of. The names of API keys are told to admins only. */
@Injectable()
export class LeadNames implements Names {
  private readonly members = inject(Members);
  private readonly models = inject(Models);
  private readonly merges = inject(LeadMerges);
  private readonly session = inject(Session);
  private readonly keys = httpResource(() => (this.session.me()?.role === 'admin' ? '/api/api-keys' : undefined), {
    parse: (raw) => (raw as ReplyOf<typeof listApiKeys>).items,
  });

  member(id: string | null) {
    return this.members.nameOf(id);
  }

  apiKey(id: string | null) {
    return this.keys.hasValue() ? this.keys.value().find((key) => key.id === id)?.name : undefined;
  }

  merge(id: string) {
    return this.merges.byId(id);
  }

  model(id: string) {
    return this.models.all().find(({ modelId }) => modelId === id)?.name;
  }
}
