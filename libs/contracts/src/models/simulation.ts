import * as z from 'zod';
import { defineCall } from '../base/call';
import { Instant } from '../base/instant';
import { pageOf, PageQuery } from '../base/page';
import { IdempotencyKey } from '../base/idempotency';
import { EditToken } from '../base/whole-numbers';
import { LedgerLine } from '../scores/explain';
import { DefinitionChange } from './definition-diff';
import { LevelBadge, LevelBound } from './model';
import { ModelRef } from './model-calls';

/** Whom a model scores. Where it scores accounts, the leads of its simulation are accounts: `leadId` is the account's id. */
export const SimulationSubject = z.enum(['lead', 'account']);
export type SimulationSubject = z.infer<typeof SimulationSubject>;

/** Counts of leads whose score lies in [from, to); the first and the last bin may be open (null). */
export const SimulationBin = z.object({
  from: z.number().nullable(),
  to: z.number().nullable(),
  before: z.int(),
  after: z.int(),
});
export type SimulationBin = z.infer<typeof SimulationBin>;

/** One lead, or account, under both definitions. `before` is null when nothing was published yet. */
export const SimulatedLead = z.object({
  leadId: z.uuid(),
  name: z.string().nullable(),
  before: z.number().nullable(),
  after: z.number(),
  /** Points; the score itself when there is nothing before. */
  change: z.number(),
  /** Keys of levels. */
  beforeLevel: z.string().nullable(),
  afterLevel: z.string(),
  /** The ledger line that differs most, as in `Clicked a link −34`; null when the two sides cannot be read at the moment. */
  why: z.string().nullable(),
});
export type SimulatedLead = z.infer<typeof SimulatedLead>;

/** What the draft would do. With `exact: false` all counts are of the sample, `leads` says of how many. */
export const SimulationResult = z.object({
  exact: z.boolean(),
  /** Leads that were looked at, and all that there are. */
  leads: z.int(),
  total: z.int(),
  /** Levels of the published version and of the draft, lowest first; no rows without a published version. */
  levelsBefore: z.array(LevelBound),
  levelsAfter: z.array(LevelBound),
  histogram: z.array(SimulationBin),
  /** `matrix[i][j]`: leads of level i before that have level j with the draft. */
  matrix: z.array(z.array(z.int())),
  /** Scores. */
  rises: z.int(),
  falls: z.int(),
  same: z.int(),
  /** Levels. */
  levelUp: z.int(),
  levelDown: z.int(),
  /** Who enters and who leaves the draft's top level. */
  entersTop: z.int(),
  leavesTop: z.int(),
});
export type SimulationResult = z.infer<typeof SimulationResult>;

/**
 * The exact numbers of a simulation are a durable run; what it answers before comes from a sample.
 * waiting: what the draft newly looks for is being read from the events, exact numbers follow; running: everybody is being looked at;
 * superseded: somebody simulated a newer draft of the model meanwhile.
 */
export const SimulationState = z.enum(['waiting', 'running', 'completed', 'failed', 'cancelled', 'superseded']);
export type SimulationState = z.infer<typeof SimulationState>;

/** Draft against published on everybody. Nothing is written to any score. */
export const Simulation = z.object({
  simulationId: z.uuid(),
  modelId: z.uuid(),
  subject: SimulationSubject,
  state: SimulationState,
  /** The durable run; null while waiting. */
  runId: z.uuid().nullable(),
  /** The refresh of timelines that it waits for. */
  waitsForRunId: z.uuid().nullable(),
  done: z.int(),
  total: z.int().nullable(),
  /** The draft's edit token that was simulated, and the version it was compared with; null = nothing published. */
  draftVersion: z.int(),
  publishedVersion: z.int().nullable(),
  changes: z.array(DefinitionChange),
  /** T of both sides. */
  asOf: Instant.nullable(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  /** Seconds that looking at everybody took, summed over the threads that did it; null until then. */
  computeSeconds: z.number().nullable(),
  by: z.uuid().nullable(),
  /** From the sample at first, then of everybody. */
  result: SimulationResult.nullable(),
  /** What has changed since: then the numbers are of yesterday's question. */
  stale: z.object({ draft: z.boolean(), published: z.boolean(), facts: z.boolean() }),
  /** Why it failed, or what it waits for a person to mend; null when all is well. */
  problem: z.string().nullable(),
  /** When it is forgotten. */
  expiresAt: Instant,
});
export type Simulation = z.infer<typeof Simulation>;

/** Answers from a sample at once; the same draft that is being simulated already is joined. */
export const simulateModelCall = defineCall({
  subject: 'rpc.scoring.simulate-model',
  request: ModelRef.extend({
    /** Edit token of the draft that the editor sees. */
    version: EditToken().optional(),
    /** The same key is the same simulation. */
    idempotencyKey: IdempotencyKey,
  }),
  reply: Simulation,
  refusals: ['model_not_found', 'model_archived', 'definition_empty', 'version_stale'],
  timeoutMs: 15_000,
});

/** The newest simulation of a model that is kept. */
export const latestSimulation = defineCall({
  subject: 'rpc.scoring.latest-simulation',
  request: ModelRef,
  reply: z.object({ simulation: Simulation.nullable() }),
  refusals: ['model_not_found'],
});

export const SimulationRef = z.object({ simulationId: z.uuid() });

export const getSimulation = defineCall({
  subject: 'rpc.scoring.get-simulation',
  request: SimulationRef,
  reply: Simulation,
  refusals: ['simulation_not_found'],
});

export const SimulationWay = z.enum(['up', 'down', 'enters', 'leaves'], 'way is one of up, down, enters, leaves');
export type SimulationWay = z.infer<typeof SimulationWay>;

/** How many leads of each way are kept: more than anybody reads. The counts of the result are of all. */
export const keptSimulatedLeads = 1_000;

export const SimulatedLeadsQuery = PageQuery.extend({
  /** up, down: biggest change first; enters, leaves: who crosses into or out of the draft's top level, highest score first. */
  way: SimulationWay.default('up'),
});
export type SimulatedLeadsQuery = z.infer<typeof SimulatedLeadsQuery>;

export const simulatedLeads = defineCall({
  subject: 'rpc.scoring.simulated-leads',
  request: SimulatedLeadsQuery.extend({ simulationId: z.uuid() }),
  reply: pageOf(SimulatedLead),
  refusals: ['simulation_not_found'],
});

/** One side: the ledger of one definition. */
export const SimulationSide = z.object({
  publishedVersion: z.int().nullable(),
  score: z.number(),
  exact: z.number(),
  level: LevelBadge,
  lines: z.array(LedgerLine),
});
export type SimulationSide = z.infer<typeof SimulationSide>;

/** Both ledgers of one lead, or account, as of the simulation's instant; `differences` sum to the change of the score. */
export const SimulationExplanation = z.object({
  leadId: z.uuid(),
  name: z.string().nullable(),
  asOf: Instant,
  before: SimulationSide.nullable(),
  after: SimulationSide,
  differences: z.array(
    z.object({
      ruleId: z.string().nullable(),
      name: z.string(),
      before: z.number(),
      after: z.number(),
      change: z.number(),
    }),
  ),
});
export type SimulationExplanation = z.infer<typeof SimulationExplanation>;

export const explainSimulation = defineCall({
  subject: 'rpc.scoring.explain-simulation',
  request: z.object({ simulationId: z.uuid(), leadId: z.uuid() }),
  reply: SimulationExplanation,
  refusals: ['simulation_not_found', 'lead_not_found', 'account_not_found'],
  timeoutMs: 10_000,
});
