import type { Calibration, ConversionDefinition, ScoreOutcomes } from '@heatline/contracts';
import {
  describeConversion,
  describeRule,
  Examples,
  outcomeOf,
  outcomeOfAll,
  scoreOutcomes,
  signId,
  suggestRules,
} from '@heatline/scoring-engine';
import { leftOutBy, signsOfConversion } from '../calibration/calibration-plan';
import { CalibrationStore } from '../calibration/calibration-store';
import { readExamples } from '../calibration/examples-reader';
import type { Tally } from '../calibration/tally';
import type { BulkHands, BulkJob, BulkParts } from './bulk-job';

const leadsPerRead = 1_000;

type Job = Extract<BulkJob, { kind: 'suggest' }>;

/** What all slices have counted, and what the outcomes suggest, becomes the model's newest calibration. */
export async function suggestFromOutcomes({ database }: BulkParts, job: Job, { signal }: BulkHands): Promise<void> {
  const { workspaceId, runId, modelId, publishedVersion, asOf } = job;
  const inWorkspace = <T>(work: Parameters<typeof database.inWorkspace<T>>[1]) =>
    database.inWorkspace(workspaceId, work);
  const tally = await inWorkspace((tx) => new CalibrationStore(tx).tallyOf(runId));
  const { definition } = JSON.parse(job.conversion) as { definition: ConversionDefinition };
  const leftOut = leftOutBy(job);
  const examples = new Examples(new Set([...leftOut, ...signsOfConversion(definition)].map(signId)));
  for (let at = 0; at < tally.sampled.length; at += leadsPerRead) {
    if (signal.aborted) return;
    const part = tally.sampled.slice(at, at + leadsPerRead);
    for (const example of await inWorkspace((tx) => readExamples(tx, part))) examples.add(example);
  }
  const floor = await inWorkspace((tx) => new CalibrationStore(tx).draftFloor(modelId));
  const suggestion = suggestRules(examples, { floor });
  await inWorkspace(async (tx) => {
    const store = new CalibrationStore(tx);
    const calibration: Calibration = {
      modelId,
      runId,
      asOf: new Date(asOf * 1_000).toISOString(),
      publishedVersion,
      conversion: describeConversion(definition),
      leads: outcomeOfAll(tally.counts),
      blank: tally.blank,
      scores: publishedVersion === null ? null : await scoresOf(store, modelId, publishedVersion, tally),
      sample: tally.sampled.length,
      leftOut,
      suggestion,
    };
    await store.save(calibration);
  });
}

async function scoresOf(
  store: CalibrationStore,
  modelId: string,
  publishedVersion: number,
  tally: Tally,
): Promise<ScoreOutcomes> {
  const { levels, rules } = await store.version(modelId, publishedVersion);
  const converted = tally.sampled.reduce((sum, lead) => sum + (lead.converted ? 1 : 0), 0);
  const others = tally.sampled.length - converted;
  return {
    ...scoreOutcomes(tally.counts, levels),
    rules: rules.flatMap((rule) => {
      if (!rule.enabled || rule.id === undefined) return [];
      const held = tally.held(rule.id);
      return {
        ruleId: rule.id,
        name: rule.name,
        conditions: describeRule(rule),
        points: rule.points,
        with: outcomeOf(held.converted + held.others, held.converted),
        without: outcomeOf(converted + others - held.converted - held.others, converted - held.converted),
      };
    }),
  };
}
