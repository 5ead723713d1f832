import { httpResource } from '@angular/common/http';
import { Component, computed, debounced, inject, input, signal } from '@angular/core';
import { MatAutocomplete, MatAutocompleteTrigger } from '@angular/material/autocomplete';
import { MatOption } from '@angular/material/core';
import {
  EditedDefinition,
  type listAccounts,
  type listLeads,
  type ReplyOf,
  seenName,
  type tryDefinition,
} from '@heatline/contracts';
import { Changed, formatNumber, Icon, IconButton, Input, LevelTag, Skeleton } from '@heatline/ui';
import { held } from '../../../api/held';
import { told } from '../../../api/told';
import { OpenDraft } from '../open-draft';
import { OpenModel } from '../open-model';
import { ChosenToTry, type Subject, withSubject } from './chosen-to-try';
import { triedRows } from './tried-row';

const restMs = 250;
const leadsOf = (raw: unknown): Subject[] =>
  (raw as ReplyOf<typeof listLeads>).items.map(({ leadId, name, aliases }) => ({
    id: leadId,
    name: seenName(name) ?? aliases.email?.[0] ?? Object.values(aliases)[0]?.[0] ?? 'Unnamed lead',
  }));
const accountsOf = (raw: unknown): Subject[] =>
  (raw as ReplyOf<typeof listAccounts>).items.map(({ accountId, name, domain }) => ({
    id: accountId,
    name: seenName(name) ?? domain ?? 'Unnamed account',
  }));

/** Three leads, or accounts, with their score now and with the draft as it is being typed; nothing is stored. */
@Component({
  selector: 'hl-tried-leads',
  imports: [Changed, Icon, IconButton, Input, LevelTag, MatAutocomplete, MatAutocompleteTrigger, MatOption, Skeleton],
  templateUrl: './tried-leads.html',
  styleUrl: './tried-leads.css',
  // Whoever may not draft has nothing to try.
  host: { '[class.none]': '!model.mayEdit()' },
})
export class TriedLeads {
  /** The rule that is open, to say what it does for each. */
  readonly ruleId = input<string | null>(null);

  protected readonly model = inject(OpenModel);
  private readonly draft = inject(OpenDraft);
  private readonly chosen = inject(ChosenToTry);
  protected readonly choosing = signal(false);
  private readonly sought = signal('');

  /** What the model scores; undefined until it is known. */
  protected readonly kind = computed(() => {
    const kind = this.model.model()?.kind;
    return kind && (kind === 'account' ? 'account' : 'lead');
  });
  private readonly choice = computed(() => (this.kind() === 'account' ? this.chosen.accounts : this.chosen.leads));
  private readonly lastActive = httpResource(
    () => (this.kind() && this.choice()() === null ? this.list({ sort: '-lastActivity', limit: 3 }) : undefined),
    { parse: (raw) => this.subjectsOf(raw) },
  );
  private readonly heldActive = held(this.lastActive, this.kind);
  protected readonly subjects = computed(() => this.choice()() ?? this.heldActive());

  private readonly rested = debounced(() => this.draft.definition(), restMs);
  private readonly read = computed(() => {
    const definition = this.rested.hasValue() ? this.rested.value() : undefined;
    return definition && EditedDefinition.safeParse(definition);
  });
  /** A draft that is not complete is not tried: what is shown is of the last one that was. */
  protected readonly incomplete = computed(() => this.read()?.success === false);
  private readonly request = computed(() => {
    const subjects = this.subjects();
    const definition = this.read()?.success ? this.rested.value() : undefined;
    if (!this.model.mayEdit() || !subjects?.length || !definition) return undefined;
    return {
      url: `/api/models/${this.model.modelId()}/try`,
      method: 'POST',
      body: { definition, subjectIds: subjects.map(({ id }) => id) },
    };
  });
  protected readonly tried = httpResource<ReplyOf<typeof tryDefinition>>(this.request);
  private readonly shown = held(this.tried, this.model.modelId);
  protected readonly rows = computed(() => {
    const levels = this.draft.definition()?.levels ?? [];
    return triedRows(this.subjects() ?? [], this.shown()?.items ?? [], levels, this.ruleId());
  });
  protected readonly failure = computed(() => {
    const asked = [this.lastActive, this.tried];
    const error = asked.map((resource) => resource.error()).find(Boolean);
    return error && !asked.some((resource) => resource.isLoading()) ? told(error) : null;
  });
  protected readonly waiting = computed(() => this.shown() === undefined && !this.failure() && !this.incomplete());

  private readonly restedText = debounced(this.sought, restMs);
  private readonly found = httpResource(
    () => {
      const q = this.restedText.hasValue() ? this.restedText.value().trim() : '';
      return q && this.choosing() ? this.list({ q, limit: 6 }) : undefined;
    },
    { parse: (raw) => this.subjectsOf(raw) },
  );
  protected readonly options = held(this.found);
  protected readonly number = formatNumber;

  protected again() {
    if (this.lastActive.error()) this.lastActive.reload();
    if (this.tried.error()) this.tried.reload();
  }

  protected seek(text: string) {
    this.sought.set(text);
  }

  protected choose(subject: Subject, field: HTMLInputElement) {
    this.choice().set(withSubject(this.subjects() ?? [], subject));
    field.value = '';
    this.sought.set('');
  }

  private list(params: Record<string, string | number>) {
    return { url: this.kind() === 'account' ? '/api/accounts' : '/api/leads', params };
  }

  private subjectsOf(raw: unknown): Subject[] {
    return this.kind() === 'account' ? accountsOf(raw) : leadsOf(raw);
  }
}
