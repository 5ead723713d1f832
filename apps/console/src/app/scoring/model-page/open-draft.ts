import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable, linkedSignal, signal } from '@angular/core';
import {
  EditedDefinition,
  type Issue,
  issuesOf,
  type ModelDefinition,
  type ModelDraft,
  type PublishedVersion,
} from '@heatline/contracts';
import { held } from '../../api/held';
import { type Told, told } from '../../api/told';
import { Live } from '../../live/live';
import { soon } from '../../live/soon';
import { ModelsApi } from '../models-api';
import { combineDrafts } from './combine-drafts';
import { draftChanges } from './draft-changes';
import { OpenModel } from './open-model';

const restMs = 700;

/** The draft of the open model: what is typed is shown at once, saved when the typing rests, and never overwrites what somebody else saved. */
@Injectable()
export class OpenDraft {
  private readonly open = inject(OpenModel);
  private readonly api = inject(ModelsApi);
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
  private readonly edited = signal<ModelDefinition | null>(null);
  private readonly saving = signal(false);
  private readonly refused = signal<Told | null>(null);
  /** What somebody else saved, when that is in the way of saving. */
  private readonly other = signal<ModelDraft | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly definition = computed(() => this.edited() ?? this.server()?.definition);
  readonly version = computed(() => this.server()?.version);
  readonly failure = computed(() => {
    const error = this.resource.error();
    return error && !this.resource.isLoading() ? told(error) : null;
  });
  /** What is wrong with the draft, by the path of the field, as in `rules.2.points`. */
  readonly issues = computed((): readonly Issue[] => {
    const definition = this.edited();
    const read = definition && EditedDefinition.safeParse(definition);
    return [...(read?.error ? issuesOf(read.error) : []), ...(this.refused()?.issues ?? [])];
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
    // Leaving the page saves what was typed just before.
    until.onDestroy(() => {
      clearTimeout(this.timer);
      if (this.edited() && !this.issues().length && !this.refused()) void this.save();
    });
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

  edit(change: (definition: ModelDefinition) => ModelDefinition) {
    const definition = this.definition();
    if (!definition || !this.open.mayEdit()) return;
    this.edited.set(change(definition));
    if (this.conflict()) return;
    this.refused.set(null);
    this.saveSoon();
  }

  /** The message for a field; its own complaint, or the first one below it when `deep`. */
  errorAt(path: string, deep = false): string | null {
    const issue = this.issues().find((one) => one.path === path || (deep && one.path.startsWith(`${path}.`)));
    return issue?.message ?? null;
  }

  /** Saves at once; true when the server has all that is shown. */
  async save(): Promise<boolean> {
    clearTimeout(this.timer);
    const definition = this.edited();
    const version = this.version();
    if (!definition || version === undefined) return true;
    if (!EditedDefinition.safeParse(definition).success || this.conflict()) return false;
    if (this.saving()) return false;
    this.saving.set(true);
    try {
      this.server.set(await this.api.saveDraft(this.open.modelId(), version, definition));
      if (this.edited() !== definition) this.saveSoon();
      else this.edited.set(null);
      return this.edited() === null;
    } catch (error) {
      const failure = told(error);
      // What is in the way is shown beside what was typed: nothing of either is lost.
      if (failure.code === 'version_stale') this.other.set(await this.api.draft(this.open.modelId()).catch(() => null));
      this.refused.set(failure);
      return false;
    } finally {
      this.saving.set(false);
    }
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
