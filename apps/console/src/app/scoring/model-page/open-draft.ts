import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { Issue, ModelDefinition, ModelDraft, PublishedVersion } from '@heatline/contracts';
import { Toaster } from '@heatline/ui';
import { held } from '../../api/held';
import { told } from '../../api/told';
import { ModelsApi } from '../models-api';
import { complaintsAbout, completePart } from './complete-part';
import { draftChanges, same } from './draft-changes';
import { KeptDraft } from './kept-draft';
import { OpenModel } from './open-model';

/** The draft of the open model to be edited: what is typed is shown at once, with what is wrong with it and what it changes. */
@Injectable()
export class OpenDraft {
  private readonly open = inject(OpenModel);
  private readonly kept = inject(KeptDraft);
  private readonly api = inject(ModelsApi);
  private readonly toaster = inject(Toaster);
  /** The rule in which something was just begun: what it still lacks is not complained about until it is left. */
  private readonly begun = signal<string | null>(null);
  private gone = false;

  readonly definition = computed(() => this.kept.edited() ?? this.kept.stored()?.definition);
  readonly version = computed(() => this.kept.stored()?.version);
  readonly failure = this.kept.failure;
  readonly conflict = this.kept.conflict;
  /** What is wrong with the draft, by the path of the field, as in `rules.2.points`. */
  readonly issues = computed((): readonly Issue[] => {
    const definition = this.kept.edited();
    return [...(definition ? complaintsAbout(definition) : []), ...(this.kept.refusal()?.issues ?? [])];
  });
  /** The same without what the member has only begun. */
  readonly complaints = computed((): readonly Issue[] => {
    const index = this.definition()?.rules.findIndex(({ id }) => id !== undefined && id === this.begun()) ?? -1;
    return index < 0 ? this.issues() : this.issues().filter(({ path }) => !path.startsWith(`rules.${index}.`));
  });
  /** While something is not complete: all the rest is saved. */
  readonly restSaved = computed(() => {
    const [definition, saved] = [this.kept.edited(), this.kept.stored()?.definition];
    const part = definition && saved && completePart(definition, saved);
    return part != null && same(part, saved);
  });
  readonly state = computed((): 'saved' | 'saving' | 'waiting' | 'invalid' | 'conflict' | 'failed' => {
    if (this.conflict()) return 'conflict';
    if (this.kept.saving()) return 'saving';
    if (this.issues().length) return 'invalid';
    if (this.kept.refusal()) return 'failed';
    return this.kept.edited() ? 'waiting' : 'saved';
  });
  readonly problem = computed(() => this.kept.refusal()?.detail ?? null);

  private readonly publishedResource = httpResource<PublishedVersion>(() => {
    const version = this.open.newestVersion();
    return version === null ? undefined : `/api/models/${this.open.modelId()}/versions/${version}`;
  });
  /** The newest published version; undefined before the first. */
  readonly published = held(this.publishedResource, this.open.modelId);
  readonly changes = computed(() => {
    const definition = this.definition();
    return definition ? draftChanges(definition, this.published()?.definition) : [];
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => (this.gone = true));
  }

  /** Something was begun in this rule, and is not complained about yet. */
  begin(ruleId: string | null) {
    this.begun.set(ruleId);
  }

  /** What was begun was left: from now on it is said what it lacks. */
  touched() {
    this.begun.set(null);
  }

  reload() {
    this.kept.reload();
  }

  /** What another command answered is the draft now. */
  accept(draft: ModelDraft) {
    this.kept.accept(draft);
  }

  /** `modelId`: whose draft was meant, for what is done later, as by an Undo; that one may have been left since. */
  edit(change: (definition: ModelDefinition) => ModelDefinition, modelId = this.open.modelId()) {
    if (this.gone || modelId !== this.open.modelId()) return void this.editStored(modelId, change);
    const definition = this.definition();
    if (definition && this.open.mayEdit()) this.kept.edit(change(definition));
  }

  /** The message for a field; its own complaint, or the first one below it when `deep`. */
  errorAt(path: string, deep = false): string | null {
    const issue = this.complaints().find((one) => one.path === path || (deep && one.path.startsWith(`${path}.`)));
    return issue?.message ?? null;
  }

  /** Saves at once; true when the server has all that is shown. */
  save(): Promise<boolean> {
    return this.kept.save();
  }

  async tryAgain() {
    await this.kept.saveAgain();
  }

  /** The draft of a model that is no longer open. */
  private async editStored(modelId: string, change: (definition: ModelDefinition) => ModelDefinition) {
    try {
      const draft = await this.api.draft(modelId);
      await this.api.saveDraft(modelId, draft.version, change(draft.definition));
    } catch (error) {
      void this.toaster.failed(told(error).detail);
    }
  }
}
