import { type Condition, type Level, Refusal } from '@heatline/contracts';

/** Its levels as people and programs may name them; null: no such model. */
export type LevelsOf = (modelId: string) => Pick<Level, 'key' | 'name'>[] | null;

/** Models whose scores, levels or changes a condition asks for. */
export function modelsIn(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(modelsIn);
  if ('any' in condition) return condition.any.flatMap(modelsIn);
  if ('not' in condition) return modelsIn(condition.not);
  if ('level' in condition) return [condition.level];
  if ('score' in condition) return [condition.score];
  return 'scoreChange' in condition ? [condition.scoreChange] : [];
}

/**
 * The same condition with every level by its key, which is what scores carry; a name is as good where it is asked for.
 * @throws Refusal `model_not_found`, `level_not_found`: a list that is empty because of a misspelling would say that there is nobody
 */
export function withLevelKeys(condition: Condition, levelsOf: LevelsOf): Condition {
  if ('all' in condition) return { all: condition.all.map((part) => withLevelKeys(part, levelsOf)) };
  if ('any' in condition) return { any: condition.any.map((part) => withLevelKeys(part, levelsOf)) };
  if ('not' in condition) return { not: withLevelKeys(condition.not, levelsOf) };
  for (const modelId of modelsIn(condition)) if (!levelsOf(modelId)) throw modelNotFound(modelId);
  if (!('level' in condition)) return condition;
  return { ...condition, value: levelKeys(condition.level, condition.value, levelsOf(condition.level)) };
}

/** @throws Refusal `model_not_found`, `level_not_found` */
export function levelKeys(modelId: string, asked: string[], levels: ReturnType<LevelsOf>): string[] {
  if (!levels) throw modelNotFound(modelId);
  return asked.map((text) => {
    const level = levels.find(({ key }) => key === text) ?? levels.find(({ name }) => name === text);
    if (level) return level.key;
    const known = levels.map(({ key }) => key);
    throw new Refusal('level_not_found', { modelId, level: text, levels: known }, `The model has no level "${text}"`);
  });
}

export const modelNotFound = (modelId: string) => new Refusal('model_not_found', { modelId }, 'There is no such model');

/** @throws Refusal `model_not_found` for the first of these that is not there: without its scores the list would say that nobody has any */
export function refuseUnknown(modelIds: readonly string[], isKnown: (modelId: string) => boolean): void {
  const unknown = modelIds.find((id) => !isKnown(id));
  if (unknown !== undefined) throw modelNotFound(unknown);
}
