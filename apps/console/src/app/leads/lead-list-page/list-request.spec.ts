import { LeadListQuery } from '@heatline/contracts';
import { modelChoices } from '../model-choice';
import { aModel } from '../testing/a-model';
import { listRequest } from './list-request';
import { viewOf } from './list-view';

const engagement = '0f000000-0000-4000-8000-000000000001';
const profile = '0f000000-0000-4000-8000-000000000002';
const choices = modelChoices([aModel({ modelId: engagement }), aModel({ modelId: profile, kind: 'profile' })], {});

describe('what the server is asked for a list', () => {
  it('names the models of the columns, and the one that sorts first', () => {
    expect(listRequest(viewOf({ sort: '-score:profile' }), choices)).toMatchObject({
      sort: '-score',
      modelId: profile,
      modelIds: engagement,
    });
  });

  it('filters by bounds and levels of the model', () => {
    expect(listRequest(viewOf({ score: '20..<50', level: 'warm' }), choices)).toMatchObject({
      modelId: engagement,
      scoreMin: 20,
      scoreBelow: 50,
      level: 'warm',
    });
  });

  it('filters by one model while it sorts by another', () => {
    const request = listRequest(viewOf({ sort: '-score:engagement', score: '70..', of: 'profile' }), choices);
    expect(request).toMatchObject({
      modelId: engagement,
      filter: JSON.stringify({ all: [{ score: profile, op: 'gte', value: 70 }] }),
    });
    expect(request).not.toHaveProperty('scoreMin');
  });

  it('asks for nothing of a model that was not chosen', () => {
    const request = listRequest(viewOf({ sort: '-score', score: '20..' }), []);
    expect(request).toEqual({ limit: 50, total: 'about', sort: '-lastActivity' });
  });

  it('is understood by the contract', () => {
    const request = listRequest(
      viewOf({ q: 'berg', sort: 'name', score: '20..50', level: 'hot', cursor: 'x' }),
      choices,
    );
    expect(LeadListQuery.safeParse(request).success).toBe(true);
  });
});
