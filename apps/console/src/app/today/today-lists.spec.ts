import { Condition } from '@heatline/contracts';
import { aLeadItem } from '../leads/testing/a-lead';
import { aModel } from '../testing/a-model';
import { crossedUp, fallenFilter, fellDown, hotLevels, mineFilter, risenFilter, watchedFilter } from './today-lists';

const model = aModel();
type Tone = (typeof model.levels)[number]['tone'];
const lead = (score: number | null, change7: number | null) =>
  aLeadItem({
    scores: [{ ...aLeadItem().scores[0]!, score, change7 }],
  });

describe('what is new today', () => {
  it.each([
    ['rose from warm to hot', 60, 20, true],
    ['rose from cold to hot', 50, 50, true],
    ['was hot before', 80, 20, false],
    ['rose, and is warm only', 30, 25, false],
    ['has no score', null, null, false],
    ['did not move', 60, null, false],
  ])('%s', (_, score, change7, crossed) => {
    expect(crossedUp([lead(score, change7)], model)).toHaveLength(crossed ? 1 : 0);
  });

  it.each([
    ['fell from hot to warm', 49, -1, true],
    ['fell within warm', 30, -10, false],
    ['fell from warm to cold', 0, -20, true],
    ['rose', 60, 20, false],
  ])('%s', (_, score, change7, fallen) => {
    expect(fellDown([lead(score, change7)], model)).toHaveLength(fallen ? 1 : 0);
  });

  describe('with a level above hot', () => {
    const ready = { key: 'ready', name: 'Ready', from: 90, tone: 'ready' as const };
    const more = { ...model, levels: [...model.levels, ready] };

    it.each([
      ['rose from warm to hot', 60, 20, true],
      ['rose from hot to the one above', 95, 20, true],
      ['rose from warm past hot', 95, 60, true],
      ['rose within hot', 80, 20, false],
      ['rose, and is warm only', 30, 25, false],
    ])('%s', (_, score, change7, crossed) => {
      expect(crossedUp([lead(score, change7)], more)).toHaveLength(crossed ? 1 : 0);
    });

    it('asks for both', () => {
      expect(risenFilter(more)).toMatchObject({ all: [{}, { op: 'in', value: ['hot', 'ready'] }, {}] });
    });

    it('of a model in which no level is hot only the top one counts', () => {
      const cool = { ...more, levels: more.levels.map((level) => ({ ...level, tone: 'cool' as const })) };
      expect(hotLevels(cool)).toEqual([{ ...ready, tone: 'cool' }]);
      expect(crossedUp([lead(60, 20)], cool)).toEqual([]);
    });
  });

  it.each<[string, Tone[], string[]]>([
    ['hot and what is above it', ['cold', 'cool', 'warm', 'hot', 'ready'], ['3', '4']],
    ['ready, where nothing is hot', ['cold', 'warm', 'ready', 'good'], ['2', '3']],
    ['the hot one above the warm ones, not one below them', ['cold', 'hot', 'warm', 'hot'], ['3']],
    ['the top one above all, when hot stands below warm', ['hot', 'cool', 'warm'], ['2']],
    ['no level without warmth below hot', ['cold', 'neutral', 'hot', 'bad'], ['2', '3']],
    ['what can be risen into, when all are hot', ['hot', 'hot', 'ready'], ['1', '2']],
    ['the only one', ['cold'], ['0']],
  ])('counts as hot %s: %j', (_, tones, keys) => {
    const levels = tones.map((tone, index) => ({ ...model.levels[0]!, key: String(index), tone }));
    expect(hotLevels({ ...model, levels }).map(({ key }) => key)).toEqual(keys);
  });

  it('is asked for by conditions', () => {
    for (const filter of [risenFilter(model), fallenFilter(model), mineFilter, watchedFilter])
      expect(Condition.safeParse(filter).error).toBeUndefined();
  });
});
