import type * as z from 'zod';
import { issuesOf } from '../base/problem';
import { ScoreFactsRequest } from '../scores/score-facts';
import { CalibrateRequest } from './calibration';
import { DraftBody } from './draft';
import { EditedDefinition } from './edited-definition';
import { ModelDefinition } from './model-definition';
import { DistributionQuery } from './score-distribution';

const id = 'ae000000-0000-4000-8000-00000000000a';
const rule = (more: object = {}) => ({
  name: 'Opened',
  enabled: true,
  points: 5,
  when: { event: ['email_opened'] },
  ...more,
});
const issues = (schema: z.ZodType, value: unknown) => {
  const { error } = schema.safeParse(value);
  return error ? issuesOf(error) : [];
};
const between = (value: unknown[]) => ({ attribute: 'renewal', op: 'between', value });

describe('a definition that is edited', () => {
  it('has no range of dates that ends before it begins, which a stored one may have', () => {
    const reversed = {
      rules: [
        rule({ when: { all: [{ not: between(['2026-03-01', '2026-02-01']) }] } }),
        rule({
          when: {
            event: ['bought'],
            where: { property: 'at', op: 'between', value: ['2026-03-01T10:00:00Z', '2026-02-27'] },
          },
          if: between(['2026-02-01', '2025-02-01']),
        }),
      ],
    };
    expect(issues(EditedDefinition, reversed)).toEqual(
      ['rules.0.when.all.0.not.value', 'rules.1.when.where.value', 'rules.1.if.value'].map((path) => ({
        path,
        message: 'The first date is the earlier one',
      })),
    );
    expect(issues(ModelDefinition, reversed)).toEqual([]);
    for (const value of [
      ['2026-02-01', '2026-02-01'],
      ['2026-02-01T18:00:00Z', '2026-02-01'],
      [1, 2],
    ])
      expect(issues(EditedDefinition, { rules: [rule({ when: between(value) })] })).toEqual([]);
  });

  it('has no two rules of one id, in whatever case', () => {
    const twice = { path: 'rules.1.id', message: 'Another rule has this id' };
    expect(issues(EditedDefinition, { rules: [rule({ id }), rule({ id: id.toUpperCase() })] })).toEqual([twice]);
    expect(issues(EditedDefinition, { rules: [rule({ id }), rule({ id })] })).toEqual([twice]);
  });

  it('has no two levels whose names read the same, which a stored one may have', () => {
    const levels = (...names: string[]) => ({
      levels: names.map((name, at) => ({ key: `l${at}`, name, tone: 'hot', ...(at === 0 ? {} : { from: at }) })),
    });
    const alike = levels('Cold', 'Hot', 'hot', ' Very  hot', 'very hot');
    expect(issues(EditedDefinition, alike)).toEqual([
      { path: 'levels.2.name', message: 'Nobody can tell this level from “Hot” by its name' },
      { path: 'levels.4.name', message: 'Nobody can tell this level from “ Very  hot” by its name' },
    ]);
    expect(issues(DraftBody, { ...alike, version: 1 }).map(({ path }) => path)).toEqual([
      'levels.2.name',
      'levels.4.name',
    ]);
    expect(issues(ModelDefinition, alike)).toEqual([]);
    expect(issues(EditedDefinition, levels('Hot', 'Hot'))).toEqual([
      { path: 'levels.1.name', message: 'Another level has this name' },
    ]);
    expect(issues(EditedDefinition, levels('Cold', 'Hot', 'Very hot'))).toEqual([]);
  });

  it('has points of two decimals, whatever sums were sent', () => {
    const definition = EditedDefinition.parse({
      rules: [rule({ points: 0.1 + 0.2, maxPoints: 1.1 + 2.2 })],
      groups: { a: { max: 0.1 + 0.7 } },
      ceiling: 0.1 + 0.2,
    });
    expect(definition).toMatchObject({
      rules: [{ points: 0.3, maxPoints: 3.3 }],
      groups: { a: { max: 0.8 } },
      ceiling: 0.3,
    });
  });
});

describe('what is asked of a model says where it is wrong:', () => {
  it('a score of facts that are not stored', () => {
    const request = { facts: {}, definition: { rules: [rule({ when: { all: [] } })] } };
    expect(issues(ScoreFactsRequest, request)).toEqual([
      { path: 'definition.rules.0.when.all', message: 'Give at least one condition' },
    ]);
    expect(issues(ScoreFactsRequest, { facts: {}, use: 'draft', definition: { rules: [rule()] } })).toEqual([
      { path: 'use', message: 'Give use or definition, not both' },
    ]);
  });

  it('a distribution', () => {
    expect(issues(DistributionQuery, { from: 5, to: 1 })).toEqual([{ path: 'to', message: '"to" is above "from"' }]);
    expect(issues(DistributionQuery, { bounds: [50, 20] })).toEqual([
      { path: 'bounds', message: 'Bounds stand in rising order' },
    ]);
    expect(issues(DistributionQuery, { from: 1, to: 5, bounds: [20, 50] })).toEqual([]);
  });

  it('what a calibration leaves out', () => {
    expect(issues(CalibrateRequest, { leaveOut: [{ kind: 'x' }] })).toEqual([
      { path: 'leaveOut.0.kind', message: 'kind is attribute or event' },
    ]);
  });
});
