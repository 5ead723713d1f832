import type { ClaimedSlice, RunRow, Tx } from '@heatline/database';
import {
  type RunStepAtOnce,
  type RunTotals,
  type SliceHands,
  type SlicePlan,
  type SliceWork,
  WorkRefused,
} from '@heatline/service';
import { Injectable } from '@nestjs/common';
import { Announcer } from '../announcer';
import { BulkThreads } from '../threads/bulk-threads';
import { leadRanges } from '../timelines/lead-ranges';
import { RulebookStore } from '../timelines/rulebook-store';
import { mostSampled, planOf } from './calibration-plan';
import { CalibrationStore } from './calibration-store';

const leadsPerSlice = 25_000;

/** Looks back at what became of everybody. Writes no score: only the model's newest calibration, when all is counted. */
@Injectable()
export class CalibrateModelWork implements SliceWork {
  readonly kind = 'calibrateModel';

  constructor(
    private readonly rulebooks: RulebookStore,
    private readonly threads: BulkThreads,
    private readonly announcer: Announcer,
  ) {}

  async holdFirst(_run: RunRow, step: RunStepAtOnce, tx: Tx): Promise<void> {
    if (step === 'plan') await this.rulebooks.hold(tx);
  }

  async plan(run: RunRow, tx: Tx): Promise<SlicePlan> {
    const rulebook = await this.rulebooks.hold(tx);
    const { conversion } = rulebook;
    if (!conversion?.ready) {
      throw new WorkRefused(
        'conversion_not_ready',
        'What a conversion is has just been changed, and the facts are still being read for it',
        'Wait until the timeline refresh is complete, then retry.',
      );
    }
    const model = rulebook.models.find(({ modelId }) => modelId === run.about.id);
    const ranges = await leadRanges(tx, leadsPerSlice);
    const leads = ranges.reduce((sum, { total }) => sum + total, 0);
    // A run that begins anew counts anew.
    await new CalibrationStore(tx).forgetTallies(run.runId);
    return {
      ranges,
      facts: {
        publishedVersion: model?.publishedVersion ?? null,
        asOf: (await tx.scoringTime()) / 1_000,
        conversion: JSON.stringify({ definition: conversion.definition, zone: conversion.zone }),
        share: leads <= mostSampled ? 1 : mostSampled / leads,
      },
      step: run.about.name ?? undefined,
    };
  }

  slice(run: RunRow, slice: ClaimedSlice, hands: SliceHands): Promise<void> {
    const { workspaceId, runId } = run;
    return this.threads.run({ kind: 'calibrate', workspaceId, runId, slice, ...planOf(run) }, hands);
  }

  /** Everything is counted: read what was known of the sampled leads, and look for rules. */
  sweep(run: RunRow, signal: AbortSignal): Promise<void> {
    const { workspaceId, runId } = run;
    const noCursor = () => Promise.reject(new Error('A suggestion has no cursor'));
    const hands = { signal, moved: () => {}, advance: noCursor };
    return this.threads.run({ kind: 'suggest', workspaceId, runId, ...planOf(run) }, hands);
  }

  async complete(run: RunRow, _: RunTotals, tx: Tx): Promise<void> {
    await new CalibrationStore(tx).forgetTallies(run.runId);
    this.announcer.modelChanged(tx, run.about.id);
  }

  giveUp(run: RunRow, _: 'failed' | 'cancelled', tx: Tx): Promise<void> {
    return new CalibrationStore(tx).forgetTallies(run.runId);
  }
}
