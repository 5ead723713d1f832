import { Component } from '@angular/core';
import { aModel } from '../../testing/a-model';
import { shown } from '../testing/shown';
import { modelsToFilter } from './models-to-filter';

@Component({ template: '' })
class Host {
  readonly models = modelsToFilter();
}

const id = (n: number) => `0f000000-0000-4000-8000-00000000000${n}`;

describe('the models that can be filtered by', () => {
  it('are those in the columns, by the titles of these, then the other active ones that score leads', async () => {
    const items = [
      aModel({ modelId: id(2), name: 'Outreach', primary: false }),
      aModel(),
      aModel({ modelId: id(3), name: 'Resting', active: false, primary: false }),
      aModel({ modelId: id(4), name: 'Gone', archivedAt: '2026-11-01T00:00:00Z', primary: false }),
      aModel({ modelId: id(5), name: 'Companies', kind: 'account' }),
      aModel({ modelId: id(6), name: 'ICP fit', kind: 'profile' }),
    ];
    const { fixture } = await shown(Host, {}, { answers: { '/api/models': { items } } });
    const titles = fixture.componentInstance.models().map(({ title }) => title);
    expect(titles).toEqual(['Engagement', 'Profile', 'Outreach']);
  });
});
