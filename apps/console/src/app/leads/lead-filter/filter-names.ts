import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { Account } from '@heatline/contracts';
import { Members } from '../../api/members';
import { Models } from '../../api/models';
import { accountName } from '../account-name';
import { choiceTitle } from '../model-choice';
import { ChosenModels } from '../model-picker/chosen-models';
import type { FilterNames } from './part-words';

/** Names of models, levels, members and accounts in the words of filters. Accounts are asked for when they are first named. */
@Injectable({ providedIn: 'root' })
export class KnownNames implements FilterNames {
  private readonly http = inject(HttpClient);
  private readonly models = inject(Models);
  private readonly members = inject(Members);
  private readonly chosen = inject(ChosenModels);
  private readonly accounts = signal<ReadonlyMap<string, string>>(new Map());
  private readonly asked = new Set<string>();
  /** A model that stands in the columns goes by the title of its column. */
  private readonly titles = computed(
    () => new Map(this.chosen.choices().map((choice) => [choice.model?.modelId, choiceTitle(choice)])),
  );

  readonly model = (id: string) => this.titles().get(id) ?? this.modelById(id)?.name;
  readonly level = (modelId: string, key: string) =>
    this.modelById(modelId)?.levels.find((level) => level.key === key)?.name;
  readonly member = (id: string) => this.members.nameOf(id);

  readonly account = (id: string) => {
    if (!this.asked.has(id)) queueMicrotask(() => this.ask(id));
    return this.accounts().get(id);
  };

  /** Tells a name that is known from elsewhere. */
  know(accountId: string, name: string) {
    this.asked.add(accountId);
    this.accounts.update((known) => new Map(known).set(accountId, name));
  }

  private ask(id: string) {
    if (this.asked.has(id)) return;
    this.asked.add(id);
    this.http.get<Account>(`/api/accounts/${id}`).subscribe({
      next: (account) => this.know(id, accountName(account)),
      error: () => this.asked.delete(id),
    });
  }

  private modelById(id: string) {
    return this.models.all().find(({ modelId }) => modelId === id);
  }
}
