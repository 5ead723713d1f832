import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { ScoreGrid } from '@heatline/contracts';
import { aModel } from '../../testing/a-model';
import { settled } from '../../testing/settled';
import { GridPage } from './grid-page';

const fit = aModel({ modelId: 'fit', name: 'B2B fit', kind: 'profile' });
const draft = aModel({ modelId: 'draft', name: 'New fit', kind: 'profile', publishedVersion: null });
const engagement = aModel({ modelId: 'active' });
const bounds = { high: 50, middle: 20 };
const grid: ScoreGrid = {
  profileModelId: 'fit',
  engagementModelId: 'active',
  bounds: { fit: bounds, engagement: bounds },
  version: 0,
  total: 3,
  cells: [],
};

async function aGrid(url: string, models = [fit, draft, engagement]) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([{ path: 'scoring/grid', component: GridPage }]),
    ],
  });
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(url, GridPage);
  const asked: string[] = [];
  const settle = () =>
    settled((open) => {
      const { url: path, urlWithParams } = open.request;
      if (path === '/api/scores/grid') asked.push(urlWithParams);
      open.flush(path === '/api/scores/grid' ? grid : { items: path === '/api/models' ? models : [] });
    });
  await settle();
  const host = harness.routeNativeElement as HTMLElement;
  const notes = () =>
    [...host.querySelectorAll('hl-address-note > span')].map(({ textContent }) =>
      textContent.replace(/\s+/g, ' ').trim(),
    );
  const press = async (name: string) => {
    [...host.querySelectorAll('button')].find((one) => one.textContent === name)?.click();
    await settle();
  };
  return { asked, host, notes, press };
}

describe('the grid of fit and engagement', () => {
  it('is of the models that the address names', async () => {
    const { asked, host, notes } = await aGrid('/scoring/grid?profile=fit&engagement=active');
    expect(asked).toEqual(['/api/scores/grid?profileModelId=fit&engagementModelId=active']);
    expect(host.querySelector('table')).not.toBeNull();
    expect(notes()).toEqual([]);
  });

  it.each([
    ['there is not', 'abc'],
    ['was never published', 'draft'],
    ['is of the other kind', 'active'],
  ])('says that the model of the address %s, and is laid out without it', async (_, profile) => {
    const { asked, host, notes, press } = await aGrid(`/scoring/grid?profile=${profile}&engagement=active`);
    expect(notes()).toEqual([
      'The address asks for a profile model that there is not, or that was never published. B2B fit stands in for it.',
    ]);
    expect(asked).toEqual(['/api/scores/grid?engagementModelId=active']);
    expect(host.querySelector('table')).not.toBeNull();
    await press('Leave it');
    expect(notes()).toEqual([]);
    expect(TestBed.inject(Router).url).toBe('/scoring/grid?engagement=active');
  });

  it('says it of each kind by itself', async () => {
    const { asked, notes } = await aGrid('/scoring/grid?profile=abc&engagement=abc');
    expect(notes()).toHaveLength(2);
    expect(asked).toEqual(['/api/scores/grid']);
  });
});
