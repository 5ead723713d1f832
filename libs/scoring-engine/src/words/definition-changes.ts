import type {
  DefinitionChange,
  DefinitionChangeDetail,
  Group,
  Level,
  ModelDefinition,
  Rule,
} from '@heatline/contracts';
import { isEventWhen } from '@heatline/contracts';
import { describeCondition, describeCount, describeMatch, describeSeason } from './describe-condition';
import { describeDecay, secondsInWords } from './describe-rule';
import { counted, lengthInWords } from './words';

/**
 * What a definition says differently from an earlier one, in words as in `Clicked a link: points 5 → 3`. Rules are known by their id and
 * levels by their key. Without an earlier one everything is new. The same definition, however its keys are ordered, gives nothing.
 */
export function definitionChanges(before: ModelDefinition | undefined, after: ModelDefinition): DefinitionChange[] {
  if (!before) return after.rules.map((rule) => change('added', 'rule', rule.id ?? null, rule.name));
  return [
    ...changesByKey('rule', before.rules, after.rules, (rule) => rule.id, ruleTexts),
    ...changesByKey('level', before.levels, after.levels, (level) => level.key, levelTexts),
    ...alone('decay', 'Decay', describeDecay(before.decay), describeDecay(after.decay)),
    ...changesByKey('group', groupsOf(before), groupsOf(after), (group) => group.name, groupTexts),
    ...alone('floor', 'Floor', numberIn(before.floor), numberIn(after.floor)),
    ...alone('ceiling', 'Ceiling', numberIn(before.ceiling), numberIn(after.ceiling)),
    ...reordered(before.rules, after.rules),
  ];
}

type Texts<Thing> = readonly (readonly [what: string, text: (thing: Thing) => string | null])[];

/** Every field of a rule, so that no change goes without words. */
const ruleTexts: Texts<Rule> = [
  ['name', ({ name }) => name],
  ['switched', ({ enabled }) => (enabled ? 'on' : 'off')],
  ['points', ({ points }) => numberIn(points)],
  ['looks for', ({ when }) => (isEventWhen(when) ? describeMatch(when) : describeCondition(when))],
  ['only if', (rule) => (rule.if ? describeCondition(rule.if) : null)],
  ['count', ({ count }) => (count ? describeCount(count) : null)],
  ['limit', ({ limit }) => (limit ? limitInWords(limit) : null)],
  ['cooldown', ({ cooldownSeconds }) => (cooldownSeconds ? secondsInWords(cooldownSeconds) : null)],
  ['maximum', ({ maxPoints }) => (maxPoints === undefined ? null : counted(maxPoints, 'point'))],
  ['window', ({ window }) => (window ? lengthInWords(window) : null)],
  ['season', ({ between }) => (between ? describeSeason(between) || null : null)],
  // `inherit` is the first choice: writing it down changes nothing.
  ['decay', ({ decay }) => (decay && decay.kind !== 'inherit' ? describeDecay(decay) : null)],
  ['group', ({ group }) => group ?? null],
];

const levelTexts: Texts<Level> = [
  ['name', ({ name }) => name],
  ['from', ({ from }) => numberIn(from ?? null)],
  ['colour', ({ tone }) => tone],
];

type NamedGroup = Group & { name: string };
const groupsOf = ({ groups }: ModelDefinition): NamedGroup[] =>
  Object.entries(groups).map(([name, group]) => ({ ...group, name }));
const groupTexts: Texts<NamedGroup> = [
  ['least', ({ min }) => numberIn(min ?? null)],
  ['most', ({ max }) => numberIn(max ?? null)],
];

function changesByKey<Thing extends { name: string }>(
  part: DefinitionChange['part'],
  before: readonly Thing[],
  after: readonly Thing[],
  keyOf: (thing: Thing) => string | undefined,
  texts: Texts<Thing>,
): DefinitionChange[] {
  const old = new Map(before.map((thing) => [keyOf(thing), thing]));
  const kept = new Set(after.map(keyOf));
  return [
    ...after.flatMap((thing): DefinitionChange[] => {
      const key = keyOf(thing) ?? null;
      const earlier = key === null ? undefined : old.get(key);
      if (!earlier) return [change('added', part, key, thing.name)];
      const details = differences(earlier, thing, texts);
      return details.length === 0 ? [] : [change('changed', part, key, thing.name, details)];
    }),
    ...before
      .filter((thing) => !kept.has(keyOf(thing)))
      .map((thing) => change('removed', part, keyOf(thing) ?? null, thing.name)),
  ];
}

const differences = <Thing>(before: Thing, after: Thing, texts: Texts<Thing>): DefinitionChangeDetail[] =>
  texts.flatMap(([what, text]) => {
    const [from, to] = [text(before), text(after)];
    return from === to ? [] : [{ what, from, to }];
  });

function alone(
  part: DefinitionChange['part'],
  name: string,
  from: string | null,
  to: string | null,
): DefinitionChange[] {
  return from === to ? [] : [change('changed', part, null, name, [{ what: '', from, to }])];
}

/** Order is told only of rules that are in both: what comes and goes is told by itself. */
function reordered(before: readonly Rule[], after: readonly Rule[]): DefinitionChange[] {
  const ids = (rules: readonly Rule[], others: readonly Rule[]) => {
    const known = new Set(others.map(({ id }) => id));
    return rules.flatMap(({ id }) => (id !== undefined && known.has(id) ? [id] : []));
  };
  const [was, is] = [ids(before, after), ids(after, before)];
  return was.join() === is.join() ? [] : [change('moved', 'order', null, 'Order of rules')];
}

function change(
  kind: DefinitionChange['kind'],
  part: DefinitionChange['part'],
  key: string | null,
  name: string,
  details: DefinitionChangeDetail[] = [],
): DefinitionChange {
  return { kind, part, key, name, details, words: wordsOf(kind, part, name, details) };
}

function wordsOf(
  kind: DefinitionChange['kind'],
  part: DefinitionChange['part'],
  name: string,
  details: DefinitionChangeDetail[],
): string {
  const noun = part === 'level' ? `Level ${name}` : part === 'group' ? `Group ${name}` : name;
  if (kind !== 'changed') return kind === 'moved' ? `${noun} changed` : `${noun} ${kind}`;
  const said = details.map(({ what, from, to }) => `${what ? `${what} ` : ''}${from ?? 'none'} → ${to ?? 'none'}`);
  return `${noun}: ${said.join('; ')}`;
}

const limitInWords = ({ first, per }: NonNullable<Rule['limit']>): string =>
  per === 'lifetime' ? `the first ${first} ever` : `the first ${first} of each ${per}`;

/** −15, 2.5, 1000: the minus that people read. */
function numberIn(value: number): string;
function numberIn(value: number | null): string | null;
function numberIn(value: number | null): string | null {
  return value === null ? null : String(value).replace('-', '−');
}
