import {
  Fault,
  type Level,
  type ModelDefinition,
  type PublishedDefinition,
  type ScoringSettings,
} from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import {
  type Catalog,
  type Compiled,
  type CompiledModel,
  compileModel,
  compileTwo,
  type Criterion,
  criteriaOfModel,
  type DatedKey,
  datedKeysOfModel,
  type TwoVersions,
} from '@heatline/scoring-engine';
import { criterionKeyOf } from '../timelines/rulebook';
import type { SimulationRow } from './simulation-row';
import type { Sides } from './simulation-tally';

/** Both definitions with the settings that each is scored under; nothing before the first publish. */
export interface DefinedSides {
  before: PublishedDefinition | null;
  after: PublishedDefinition;
}

/** The same, ready for evaluation. */
export interface CompiledSides {
  before: CompiledModel | null;
  after: CompiledModel;
  /** Both, made to be evaluated side by side. */
  two: TwoVersions | null;
}

export async function sidesOf(
  tx: Tx,
  {
    modelId,
    publishedVersion,
    definition,
    settings,
  }: Pick<SimulationRow, 'modelId' | 'publishedVersion' | 'definition' | 'settings'>,
): Promise<DefinedSides> {
  // Plain SQL: worker threads know no entities.
  const published =
    publishedVersion === null
      ? undefined
      : await tx.one<{ definition: ModelDefinition; settings: ScoringSettings }>(
          'SELECT definition, settings FROM published_version WHERE workspace_id = $1 AND model_id = $2 AND published_version = $3',
          [tx.workspaceId, modelId, publishedVersion],
        );
  return {
    before: published ? { ...published.definition, settings: published.settings } : null,
    after: { ...definition, settings },
  };
}

export const levelsOf = ({ before, after }: DefinedSides): Sides => ({
  before: before?.levels ?? ([] as Level[]),
  after: after.levels,
});

/** All that either side looks for. */
export function askedFor({ before, after }: DefinedSides): {
  criteria: Criterion[];
  datedKeys: DatedKey[];
  keys: string[];
} {
  const sides = before ? [before, after] : [after];
  const unique = <Thing>(things: Thing[], keyOf: (thing: Thing) => string): Thing[] => [
    ...new Map(things.map((thing) => [keyOf(thing), thing])).values(),
  ];
  const datedKey = (dated: DatedKey) => criterionKeyOf({ ...dated, kind: 'dated' });
  const criteria = unique(sides.flatMap(criteriaOfModel), ({ key }) => key);
  const datedKeys = unique(sides.flatMap(datedKeysOfModel), datedKey);
  return { criteria, datedKeys, keys: [...criteria.map(criterionKeyOf), ...datedKeys.map(datedKey)] };
}

export function compileSides({ before, after }: DefinedSides, catalog: Catalog): CompiledSides {
  if (before === null) return { before, after: known(compileModel(after, catalog)), two: null };
  const two = known(compileTwo(before, after, catalog));
  return { before: two.before, after: two.after, two };
}

function known<Made>(compiled: Compiled<Made>): Made {
  if (!compiled.ok) throw new Fault('fault', 'A definition asks for criteria that are not in the catalog');
  return compiled.value;
}
