import { inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { ModelChange } from '@heatline/contracts';
import { Confirm, Toaster } from '@heatline/ui';
import { Models } from '../../../api/models';
import { told } from '../../../api/told';
import { LazyDialogs } from '../../../lazy-dialogs';
import { kindTitles } from '../../model-words';
import { ModelsApi } from '../../models-api';
import { SimulationsApi } from '../../simulations-api';
import type { DescribeData } from '../dialogs/describe-dialog';
import type { PrimaryData } from '../dialogs/primary-dialog';
import type { Published, PublishData } from '../dialogs/publish-dialog';
import { OpenDraft } from '../open-draft';
import { OpenModel } from '../open-model';

/** What can be done with the open model as a whole, each with its question before and its way back. */
@Injectable()
export class ModelCommands {
  private readonly open = inject(OpenModel);
  private readonly draft = inject(OpenDraft);
  private readonly api = inject(ModelsApi);
  private readonly simulations = inject(SimulationsApi);
  private readonly models = inject(Models);
  private readonly router = inject(Router);
  private readonly toaster = inject(Toaster);
  private readonly confirm = inject(Confirm);
  private readonly dialogs = inject(LazyDialogs);
  readonly starting = signal(false);
  readonly simulating = signal(false);

  async recalculate() {
    this.starting.set(true);
    await this.tried(async () => {
      const { alreadyRunning } = await this.api.recalculate(this.open.modelId());
      this.open.reload();
      void this.toaster.done(alreadyRunning ? 'A recalculation was already under way' : 'Recalculation started');
    });
    this.starting.set(false);
  }

  change(change: ModelChange) {
    return this.tried(async () => this.open.accept(await this.api.change(this.open.modelId(), change)));
  }

  /** True when a version was published. */
  async publish(): Promise<boolean> {
    if (!(await this.isSaved())) return false;
    const model = this.open.model();
    if (!model) return false;
    const data: PublishData = {
      modelId: model.modelId,
      next: (this.open.newestVersion() ?? 0) + 1,
      draftVersion: this.draft.version(),
      active: model.active,
      changes: this.draft.published() ? this.draft.changes() : [],
      ruleCount: this.draft.definition()?.rules.length ?? 0,
      simulation: await this.currentSimulation(model.modelId),
    };
    const published = await this.dialogs.open<PublishData, Published>(
      () => import('../dialogs/publish-dialog').then((m) => m.PublishDialog),
      data,
    );
    if (!published) return false;
    const { publishedVersion, runId, switchOn } = published;
    if (switchOn) await this.change({ active: true });
    this.open.reload();
    const everybody = runId ? '; everybody is recalculated' : switchOn ? ' and switched on' : '';
    void this.toaster.done(`v${publishedVersion} published${everybody}`);
    return true;
  }

  /** One that scores takes over at once, and gives it back as easily; one that is off takes everybody's scores away, so that is asked. */
  async makePrimary() {
    const model = this.open.model();
    if (!model) return;
    const before = this.models.all().find(({ kind, primary }) => primary && kind === model.kind);
    if (!model.active) {
      const answer = await this.dialogs.open<PrimaryData, { active: boolean }>(
        () => import('../dialogs/primary-dialog').then((m) => m.PrimaryDialog),
        { model, before: before?.name ?? null },
      );
      if (answer) await this.change({ primary: true, ...(answer.active && { active: true }) });
      return;
    }
    await this.tried(async () => {
      this.open.accept(await this.api.change(model.modelId, { primary: true }));
      const undo = await this.toaster.done(
        `${model.name} is the primary ${kindTitles[model.kind].toLowerCase()} model now`,
        'Undo',
      );
      if (!undo) return;
      if (before) await this.api.change(before.modelId, { primary: true });
      else await this.api.change(model.modelId, { primary: false });
      this.open.reload();
    });
  }

  /** Tries the draft on everybody, and shows what comes of it. */
  async simulate() {
    if (!(await this.isSaved())) return;
    this.simulating.set(true);
    await this.tried(async () => {
      const newest = await this.simulations.latest(this.open.modelId());
      const current =
        newest?.draftVersion === this.draft.version() && !Object.values(newest?.stale ?? {}).includes(true);
      if (!current || newest?.state === 'failed' || newest?.state === 'cancelled')
        await this.simulations.simulate(this.open.modelId(), this.draft.version());
      await this.router.navigate(['/scoring', this.open.modelId(), 'simulation']);
    });
    this.simulating.set(false);
  }

  async describe() {
    const model = this.open.model();
    if (!model) return;
    const { modelId, name, description } = model;
    const changed = await this.dialogs.open<DescribeData, true>(
      () => import('../dialogs/describe-dialog').then((m) => m.DescribeDialog),
      { modelId, name, description },
    );
    if (changed) this.open.reload();
  }

  copy() {
    return this.tried(async () => {
      const copy = await this.api.copy(this.open.modelId());
      void this.toaster.done(`${copy.name} made. It is not active.`);
      await this.router.navigate(['/scoring', copy.modelId]);
    });
  }

  async archive() {
    const model = this.open.model();
    if (!model) return;
    const sure = await this.confirm.ask({
      title: `Archive ${model.name}?`,
      words: 'It stops scoring and leaves every list. Its versions and its history are kept, and it can be restored.',
      action: 'Archive model',
      danger: true,
    });
    if (!sure) return;
    await this.tried(async () => {
      await this.api.archive(model.modelId);
      await this.router.navigate(['/scoring']);
      if (await this.toaster.done(`${model.name} archived`, 'Undo')) await this.api.restore(model.modelId);
    });
  }

  restore() {
    return this.tried(async () => {
      this.open.accept(await this.api.restore(this.open.modelId()));
      void this.toaster.done('The model is back. It is not active.');
    });
  }

  /** Nothing is done with an older draft than the one that is shown. */
  private async isSaved(): Promise<boolean> {
    const isSaved = await this.draft.save();
    const problem = this.draft.problem();
    if (!isSaved && problem) void this.toaster.failed(`Not saved: ${problem}`);
    return isSaved;
  }

  /** The newest simulation, when it is of this very draft; publishing does not wait for it. */
  private async currentSimulation(modelId: string) {
    const newest = await this.simulations.latest(modelId).catch(() => null);
    return newest && !newest.stale.draft && !newest.stale.published ? newest : null;
  }

  private async tried(act: () => Promise<void>) {
    try {
      await act();
    } catch (error) {
      void this.toaster.failed(told(error).detail);
    }
  }
}
