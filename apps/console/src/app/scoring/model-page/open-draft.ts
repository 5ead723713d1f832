import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable, linkedSignal, signal } from '@angular/core';
import type { Issue, ModelDefinition, ModelDraft, PublishedVersion } from '@heatline/contracts';
import { Confirm, Toaster } from '@heatline/ui';
import { held } from '../../api/held';
import { type Told, told } from '../../api/told';
import { Live } from '../../live/live';
import { soon } from '../../live/soon';
import { ModelsApi } from '../models-api';
import { combineDrafts } from './combine-drafts';
import { complaintsAbout, completePart, incompleteParts } from './complete-part';
import { draftChanges, same } from './draft-changes';
import { OpenModel } from './open-model';

const restMs = 700;

/**
 * The draft of the open model: what is typed is shown at once, saved when the typing rests, and never overwrites what somebody else
 * saved. What is not complete keeps nothing else from being saved, and nobody leaves it behind unasked.
 */
@Injectable()
export class OpenDraft {
  private readonly open = inject(OpenModel);
  private readonly api = inject(ModelsApi);
  private readonly confirm = inject(Confirm);
  private readonly toaster = inject(Toaster);
  private readonly resource = httpResource<ModelDraft>(() => `/api/models/${this.open.modelId()}/draft`);
  private readonly read = held(this.resource, this.open.modelId);
  /** The newest draft that the server answered, by reading or by saving. */
  private readonly server = linkedSignal<ModelDraft | undefined, ModelDraft | undefined>({
    source: this.read,
    computation: (read, previous) =>
      previous?.value && read && previous.value.modelId === read.modelId && previous.value.version > read.version
        ? previous.value
        : read,
  });
  /** Of this model: what was left behind of another one is not taken for it. */
  private readonly edited = linkedSignal<string, ModelDefinition | null>({
    source: this.open.modelId,
    computation: () => null,
  });
  private readonly saving = signal(false);
  private readonly refused = signal<Told | null>(null);
  /** What somebody else saved, when that is in the way of saving. */
  private readonly other = signal<ModelDraft | null>(null);
  /** What was sent last and never answered: the server may have it. */
  private unanswered: ModelDefinition | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** One saving after another: the answer of one brings the token for the next. */
  private underWay: Promise<boolean> = Promise.resolve(true);
  private gone = false;
  /** The rule in which something was just begun: what it still lacks is not complained about until it is left. */
  private readonly begun = signal<string | null>(null);

  readonly definition = computed(() => this.edited() ?? this.server()?.definition);
  readonly version = computed(() => this.server()?.version);
  readonly failure = computed(() => {
    const error = this.resource.error();
    return error && !this.resource.isLoading() ? told(error) : null;
  });
  /** What is wrong with the draft, by the path of the field, as in `rules.2.points`. */
  readonly issues = computed((): readonly Issue[] => {
    const definition = this.edited();
    return [...(definition ? complaintsAbout(definition) : []), ...(this.refused()?.issues ?? [])];
  });
  /** The same without what the member has only begun. */
  readonly complaints = computed((): readonly Issue[] => {
    const index = this.definition()?.rules.findIndex(({ id }) => id !== undefined && id === this.begun()) ?? -1;
    return index < 0 ? this.issues() : this.issues().filter(({ path }) => !path.startsWith(`rules.${index}.`));
  });
  /** While something is not complete: all the rest is saved. */
  readonly restSaved = computed(() => {
    const [definition, saved] = [this.edited(), this.server()?.definition];
    const part = definition && saved && completePart(definition, saved);
    return part != null && same(part, saved);
  });
  /** Somebody else saved since this draft was read. */
  readonly conflict = computed(() => this.refused()?.code === 'version_stale');
  /** After a conflict: who else changed the draft and when, what they changed, what was changed here, and what both did. */
  readonly clash = computed(() => {
    const [theirs, mine, base] = [this.other(), this.edited(), this.server()?.definition];
    if (!this.conflict() || !theirs || !mine || !base) return null;
    return {
      by: theirs.changedBy,
      at: theirs.changedAt,
      theirs: draftChanges(theirs.definition, base),
      mine: draftChanges(mine, base),
      ...combineDrafts(base, mine, theirs.definition),
    };
  });
  readonly state = computed((): 'saved' | 'saving' | 'waiting' | 'invalid' | 'conflict' | 'failed' => {
    if (this.conflict()) return 'conflict';
    if (this.saving()) return 'saving';
    if (this.issues().length) return 'invalid';
    if (this.refused()) return 'failed';
    return this.edited() ? 'waiting' : 'saved';
  });
  readonly problem = computed(() => this.refused()?.detail ?? null);

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
    const until = inject(DestroyRef);
    const reload = soon(() => this.edited() === null && this.resource.reload(), until, 500);
    inject(Live).listen('models.changed', ({ modelId }) => modelId === this.open.modelId() && reload(), until, reload);
    const closing = (event: BeforeUnloadEvent) => {
      if (!this.edited()) return;
      // The browser asks in its own words; what can be saved is saved meanwhile.
      event.preventDefault();
      if (!this.refused()) void this.save();
    };
    window.addEventListener('beforeunload', closing);
    until.onDestroy(() => {
      window.removeEventListener('beforeunload', closing);
      clearTimeout(this.timer);
      this.gone = true;
      if (this.edited() && !this.refused()) void this.save();
    });
  }

  /** Saves what was typed just before; where something cannot be saved, asks whether it is left behind. */
  async mayLeave(): Promise<boolean> {
    if (!this.edited()) return true;
    this.touched();
    if (!this.conflict()) {
      this.refused.set(null);
      if (await this.save()) return true;
    }
    const agreed = await this.confirm.ask({
      title: 'Leave without saving?',
      words: this.unsavedWords(),
      action: 'Leave',
      refuse: 'Stay',
      danger: true,
    });
    if (!agreed) return false;
    this.edited.set(null);
    this.refused.set(null);
    return true;
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
    this.resource.reload();
  }

  /** What another command answered is the draft now. */
  accept(draft: ModelDraft) {
    this.server.set(draft);
    this.edited.set(null);
    this.refused.set(null);
  }

  /** `modelId`: whose draft was meant, for what is done later, as by an Undo; that one may have been left since. */
  edit(change: (definition: ModelDefinition) => ModelDefinition, modelId = this.open.modelId()) {
    if (this.gone || modelId !== this.open.modelId()) return void this.editStored(modelId, change);
    const definition = this.definition();
    if (!definition || !this.open.mayEdit()) return;
    this.edited.set(change(definition));
    if (this.conflict()) return;
    this.refused.set(null);
    this.saveSoon();
  }

  /** The message for a field; its own complaint, or the first one below it when `deep`. */
  errorAt(path: string, deep = false): string | null {
    const issue = this.complaints().find((one) => one.path === path || (deep && one.path.startsWith(`${path}.`)));
    return issue?.message ?? null;
  }

  /** Saves at once; true when the server has all that is shown. */
  save(): Promise<boolean> {
    clearTimeout(this.timer);
    this.underWay = this.underWay.then(() => this.saveNow());
    return this.underWay;
  }

  private async saveNow(): Promise<boolean> {
    const [definition, saved] = [this.edited(), this.server()];
    if (!definition || !saved) return true;
    if (this.conflict()) return false;
    const complete = complaintsAbout(definition).length === 0;
    const sent = complete ? definition : completePart(definition, saved.definition);
    if (!sent || (!complete && same(sent, saved.definition))) return false;
    this.saving.set(true);
    try {
      return this.saved(await this.api.saveDraft(saved.modelId, saved.version, sent), definition, complete);
    } catch (error) {
      const failure = told(error);
      if (failure.code === 'version_stale') {
        const theirs = await this.api.draft(saved.modelId).catch(() => null);
        const stored = (content: ModelDefinition | null) => theirs !== null && same(content, theirs.definition);
        // It is here already: only the answer was lost.
        if (theirs && stored(sent)) return this.saved(theirs, definition, complete);
        if (theirs && theirs.version !== saved.version && (stored(this.unanswered) || stored(saved.definition))) {
          this.server.set(theirs);
          return await this.saveNow();
        }
        // What is in the way is shown beside what was typed: nothing of either is lost.
        this.other.set(theirs);
      } else if (failure.status === 0 || failure.status >= 500) this.unanswered = sent;
      this.refused.set(failure);
      return false;
    } finally {
      this.saving.set(false);
    }
  }

  private saved(draft: ModelDraft, definition: ModelDefinition, complete: boolean): boolean {
    this.server.set(draft);
    this.unanswered = null;
    if (this.edited() !== definition) this.saveSoon();
    else if (complete) this.edited.set(null);
    return this.edited() === null;
  }

  /** After a conflict: drops what was typed here. */
  async loadTheirs() {
    this.server.set(await this.theirs());
    this.edited.set(null);
    this.refused.set(null);
  }

  /** After a conflict: what was typed here replaces what the other one saved. */
  async keepMine() {
    await this.saveOver(this.edited());
  }

  /** After a conflict: what was typed here on top of what the other one saved. */
  async combine() {
    await this.saveOver(this.clash()?.definition ?? null);
  }

  async tryAgain() {
    this.refused.set(null);
    await this.save();
  }

  private unsavedWords(): string {
    const definition = this.edited();
    if (this.conflict())
      return 'Somebody else changed this draft while you did. What you changed since is not saved until you choose between the two.';
    if (definition && this.issues().length) {
      const parts = incompleteParts(definition, this.issues()).join(', ');
      return `Not complete, and therefore not saved: ${parts}.${this.restSaved() ? ' The rest of the draft is saved.' : ''}`;
    }
    return `What you changed is not saved. ${this.problem() ?? ''}`.trim();
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

  private theirs(): Promise<ModelDraft> {
    return this.api.draft(this.open.modelId());
  }

  private async saveOver(definition: ModelDefinition | null) {
    if (!definition) return;
    this.server.set(this.other() ?? (await this.theirs()));
    this.edited.set(definition);
    this.refused.set(null);
    await this.save();
  }

  private saveSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), restMs);
  }
}
