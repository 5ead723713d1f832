import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable, linkedSignal, signal } from '@angular/core';
import type { ModelDefinition, ModelDraft } from '@heatline/contracts';
import { held } from '../../api/held';
import { type Told, told } from '../../api/told';
import { Live } from '../../live/live';
import { soon } from '../../live/soon';
import { ModelsApi } from '../models-api';
import { complaintsAbout, completePart } from './complete-part';
import { same } from './draft-changes';
import { OpenModel } from './open-model';
import { saveWhenBack } from './save-when-back';

const restMs = 700;

/**
 * The draft of the open model as the server has it, and as it was edited since: saved when the typing rests, one saving after another,
 * and never over what somebody else saved. What is not complete keeps nothing else from being saved.
 */
@Injectable()
export class KeptDraft {
  private readonly open = inject(OpenModel);
  private readonly api = inject(ModelsApi);
  private readonly resource = httpResource<ModelDraft>(() => `/api/models/${this.open.modelId()}/draft`);
  private readonly read = held(this.resource, this.open.modelId);
  private readonly server = linkedSignal<ModelDraft | undefined, ModelDraft | undefined>({
    source: this.read,
    computation: (read, previous) =>
      previous?.value && read && previous.value.modelId === read.modelId && previous.value.version > read.version
        ? previous.value
        : read,
  });
  /** Of this model: what was left behind of another one is not taken for it. */
  private readonly edits = linkedSignal<string, ModelDefinition | null>({
    source: this.open.modelId,
    computation: () => null,
  });
  private readonly refused = linkedSignal<string, Told | null>({
    source: this.open.modelId,
    computation: () => null,
  });
  private readonly other = signal<ModelDraft | null>(null);
  private readonly underWay = signal(false);
  /** What was sent last and never answered: the server may have it. */
  private unanswered: ModelDefinition | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The answer of one saving brings the token for the next. */
  private queue: Promise<boolean> = Promise.resolve(true);

  /** The newest that the server answered, by reading or by saving. */
  readonly stored = this.server.asReadonly();
  /** What is to be saved; null = nothing was edited since. */
  readonly edited = this.edits.asReadonly();
  readonly saving = this.underWay.asReadonly();
  /** Why the last saving failed. */
  readonly refusal = this.refused.asReadonly();
  /** Somebody else saved since this draft was read. */
  readonly conflict = computed(() => this.refused()?.code === 'version_stale');
  /** What they saved, when that is in the way of saving. */
  readonly theirs = this.other.asReadonly();
  readonly failure = computed(() => {
    const error = this.resource.error();
    return error && !this.resource.isLoading() ? told(error) : null;
  });

  constructor() {
    const until = inject(DestroyRef);
    const reload = soon(() => this.edits() === null && this.resource.reload(), until, 500);
    inject(Live).listen('models.changed', ({ modelId }) => modelId === this.open.modelId() && reload(), until, reload);
    saveWhenBack(this);
    until.onDestroy(() => {
      clearTimeout(this.timer);
      if (this.edits() && !this.refused()) void this.save();
    });
  }

  reload() {
    this.resource.reload();
  }

  /** What another command answered is the draft now. */
  accept(draft: ModelDraft) {
    this.server.set(draft);
    this.drop();
  }

  /** What was edited is left behind. */
  drop() {
    this.edits.set(null);
    this.refused.set(null);
  }

  edit(definition: ModelDefinition) {
    this.edits.set(definition);
    if (this.conflict()) return;
    this.refused.set(null);
    this.saveSoon();
  }

  /** Saves at once; true when the server has all that was edited. */
  save(): Promise<boolean> {
    clearTimeout(this.timer);
    this.queue = this.queue.then(() => this.saveNow());
    return this.queue;
  }

  /** The same, whatever was refused before. */
  saveAgain(): Promise<boolean> {
    this.refused.set(null);
    return this.save();
  }

  /** Saves over what is stored, which may be somebody else's. */
  async saveOver(stored: ModelDraft, definition: ModelDefinition) {
    this.server.set(stored);
    this.edits.set(definition);
    await this.saveAgain();
  }

  private async saveNow(): Promise<boolean> {
    const [definition, stored] = [this.edits(), this.server()];
    if (!definition || !stored) return true;
    if (this.conflict()) return false;
    const complete = complaintsAbout(definition).length === 0;
    const sent = complete ? definition : completePart(definition, stored.definition);
    if (!sent || (!complete && same(sent, stored.definition))) return false;
    this.underWay.set(true);
    try {
      return this.saved(await this.api.saveDraft(stored.modelId, stored.version, sent), definition, complete);
    } catch (error) {
      const failure = told(error);
      if (failure.code === 'version_stale') {
        const theirs = await this.api.draft(stored.modelId).catch(() => null);
        const has = (content: ModelDefinition | null) => theirs !== null && same(content, theirs.definition);
        // It is here already: only the answer was lost.
        if (theirs && has(sent)) return this.saved(theirs, definition, complete);
        if (theirs && theirs.version !== stored.version && (has(this.unanswered) || has(stored.definition))) {
          this.server.set(theirs);
          return await this.saveNow();
        }
        // What is in the way is shown beside what was typed: nothing of either is lost.
        this.other.set(theirs);
      } else if (failure.status === 0 || failure.status >= 500) this.unanswered = sent;
      this.refused.set(failure);
      return false;
    } finally {
      this.underWay.set(false);
    }
  }

  private saved(draft: ModelDraft, definition: ModelDefinition, complete: boolean): boolean {
    this.server.set(draft);
    this.refused.set(null);
    this.unanswered = null;
    if (this.edits() !== definition) this.saveSoon();
    else if (complete) this.edits.set(null);
    return this.edits() === null;
  }

  private saveSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), restMs);
  }
}
