import type { ConversionDefinition, Level, ModelDefinition, ModelKind, ScoringSettings } from '@heatline/contracts';
import {
  activityCriterion,
  compileClassifier,
  compileConversion,
  compileModel,
  type Classifier,
  type CompiledConversion,
  type CompiledModel,
  type Criterion,
  type DatedKey,
} from '@heatline/scoring-engine';
import { v5 } from 'uuid';
import { fadesSmoothly } from '../models/model-schedule';
import { ClassCatalog, type ClassRow } from './class-catalog';
import { ClassSets } from './class-sets';

/** A model that is on, with the version in force. */
export interface ActiveModel {
  modelId: string;
  kind: ModelKind;
  publishedVersion: number;
  levels: Level[];
  /** Points fade every second. */
  fades: boolean;
  compiled: CompiledModel;
}

/** What makes a customer of a lead. */
export interface ConversionRules {
  definition: ConversionDefinition;
  zone: string;
  compiled: CompiledConversion;
  /** Every stored fact is known to it; if not, timelines may lack conversions. */
  ready: boolean;
}

/** All that scoring one workspace's leads goes by, as of one generation. */
export interface Rulebook {
  generation: string;
  settings: ScoringSettings;
  catalog: ClassCatalog;
  classifier: Classifier;
  /** What bulk classification has met. */
  sets: ClassSets;
  /** Attributes whose values conditions compare with T. */
  datedKeys: DatedKey[];
  /** First parts of all attribute keys that matter; of the account's, and of the lead's own. */
  attributeKeys: { own: string[]; account: string[] };
  /** Those that score leads. */
  models: ActiveModel[];
  /** Those that score accounts. */
  accountModels: ActiveModel[];
  conversion: ConversionRules | null;
  /** Event types whose properties some criterion looks at; null = of any type. */
  propertyTypes: string[] | null;
  isActivity(classId: number): boolean;
}

/** What timelines are read for: criteria, and attributes whose values are kept because conditions compare them with T. */
export type StoredCriterion = Criterion | ({ kind: 'dated' } & DatedKey);

const datedNamespace = '2f9d3c1e-8a54-5c7b-9d10-6e0b7a4f3c58';

export const criterionKeyOf = (criterion: StoredCriterion): string =>
  criterion.kind === 'dated' ? v5(`${criterion.account} ${criterion.key}`, datedNamespace) : criterion.key;

export interface RulebookRows {
  generation: string;
  settings: ScoringSettings;
  conversion: { definition: ConversionDefinition; zone: string } | null;
  conversionReady: boolean;
  criteria: { criterion_id: number; key: string; definition: StoredCriterion }[];
  classes: ClassRow[];
  models: {
    model_id: string;
    kind: ModelKind;
    published_version: number;
    definition: ModelDefinition;
    settings: ScoringSettings;
  }[];
}

export function openRulebook(rows: RulebookRows): Rulebook {
  const catalog = new ClassCatalog(rows.criteria, rows.classes);
  const classifier = compileClassifier(
    rows.criteria.flatMap(({ criterion_id, definition }) =>
      definition.kind === 'dated' ? [] : [{ id: criterion_id, criterion: definition }],
    ),
  );
  const datedKeys = rows.criteria.flatMap(({ definition }) => (definition.kind === 'dated' ? [definition] : []));
  const activity = catalog.criterionId(activityCriterion(rows.settings).key);
  const isActivityClass: (boolean | undefined)[] = [];
  const models = rows.models.map((row) => activeModel(row, catalog));
  return {
    generation: rows.generation,
    settings: rows.settings,
    catalog,
    classifier,
    sets: new ClassSets(classifier),
    datedKeys,
    attributeKeys: {
      own: keysOf(classifier, datedKeys, false),
      account: keysOf(classifier, datedKeys, true),
    },
    models: models.filter(({ kind }) => kind !== 'account'),
    accountModels: models.filter(({ kind }) => kind === 'account'),
    conversion: conversionRules(rows, catalog),
    propertyTypes: propertyTypesOf(rows.criteria.map(({ definition }) => definition)),
    isActivity: (classId) =>
      (isActivityClass[classId] ??=
        activity !== undefined && (catalog.criteriaOfClass(classId) ?? []).includes(activity)),
  };
}

function activeModel(
  { model_id, kind, published_version, definition, settings }: RulebookRows['models'][number],
  catalog: ClassCatalog,
): ActiveModel {
  const compiled = compileModel({ ...definition, settings }, catalog);
  // Publishing interns a version's criteria before the version comes into force.
  if (!compiled.ok)
    throw new Error(`Version ${published_version} of model ${model_id} is in force without its criteria`);
  return {
    modelId: model_id,
    kind,
    publishedVersion: published_version,
    levels: definition.levels,
    fades: fadesSmoothly(definition),
    compiled: compiled.value,
  };
}

function conversionRules({ conversion, conversionReady }: RulebookRows, catalog: ClassCatalog): ConversionRules | null {
  if (!conversion) return null;
  const compiled = compileConversion(conversion.definition, conversion.zone, catalog);
  // Whoever says what a conversion is interns its criteria first.
  if (!compiled.ok) throw new Error('A conversion is defined without its criteria');
  return { ...conversion, compiled: compiled.value, ready: conversionReady };
}

/** A path `a.b` reads the key `a`, or the literal key `a.b`. */
function keysOf(classifier: Classifier, datedKeys: DatedKey[], account: boolean): string[] {
  const asked = [
    ...classifier.profiles.filter((profile) => profile.account === account).map(({ attribute }) => attribute),
    ...datedKeys.filter((dated) => dated.account === account).map(({ key }) => key),
  ];
  return [...new Set(asked.flatMap((key) => [key, key.split('.')[0]!]))];
}

function propertyTypesOf(criteria: StoredCriterion[]): string[] | null {
  const types = criteria.flatMap((criterion) =>
    criterion.kind === 'event' && criterion.match.where !== undefined ? [criterion.match.event] : [],
  );
  return types.every((one) => Array.isArray(one)) ? [...new Set(types.flat())] : null;
}
