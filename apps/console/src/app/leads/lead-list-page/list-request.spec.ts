import { LeadListQuery } from '@heatline/contracts';
import { modelChoices } from '../model-choice';
import { aModel } from '../../testing/a-model';
import { listRequest } from './list-request';
import { viewOf } from './list-view';

const engagement = '0f000000-0000-4000-8000-000000000001';
const profile = '0f000000-0000-4000-8000-000000000002';
const choices = modelChoices([aModel({ modelId: engagement }), aModel({ modelId: profile, kind: 'profile' })], {});

describe('what the server is asked for a list', () => {
  it.each(['score', 'peak', 'change7'])('names the models of the columns, and the one that sorts first: %s', (key) => {
    expect(listRequest(viewOf({ sort: `-${key}:profile` }), choices)).toMatchObject({
      sort: `-${key}`,
      modelId: profile,
      modelIds: engagement,
    });
  });

  it('sends the condition as it is', () => {
    const filter = '{"owner":["me"]}';
    expect(listRequest(viewOf({ filter, sort: '-events' }), choices)).toMatchObject({ filter, sort: '-events' });
  });

  it('asks for nothing of a model that was not chosen', () => {
    expect(listRequest(viewOf({ sort: '-score' }), [])).toEqual({ limit: 50, total: 'about', sort: '-lastActivity' });
  });

  it('is understood by the contract', () => {
    const request = listRequest(viewOf({ q: 'berg', sort: 'name', filter: '{"watched":true}', cursor: 'x' }), choices);
    expect(LeadListQuery.safeParse(request).success).toBe(true);
  });
});
