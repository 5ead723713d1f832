import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { settled } from '../testing/settled';
import { ChosenPreferences } from './preferences';

function aMember() {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  const preferences = TestBed.inject(ChosenPreferences);
  const http = TestBed.inject(HttpTestingController);
  /** The one that is on its way, and no other. */
  const sent = async () => {
    await settled();
    return http.expectOne('/api/preferences');
  };
  return { preferences, sent };
}

describe('what a member chooses', () => {
  it('is shown at once, and sent one after the other, so that the last choice holds', async () => {
    const { preferences, sent } = aMember();
    const choices = [preferences.change({ theme: 'dark' }), preferences.change({ theme: 'light' })];
    expect(preferences.value().theme).toBe('light');
    const first = await sent();
    expect(first.request.body).toEqual({ theme: 'dark' });
    first.flush({ theme: 'dark' });
    const second = await sent();
    expect([second.request.body, preferences.value().theme]).toEqual([{ theme: 'light' }, 'light']);
    second.flush({ theme: 'light', density: 'compact' });
    await Promise.all(choices);
    expect(preferences.value()).toEqual({ theme: 'light', density: 'compact' });
  });

  it('is taken back when the server refuses it, and the next one is sent', async () => {
    const { preferences, sent } = aMember();
    const refused = preferences.change({ density: 'compact' }).catch(() => 'refused');
    (await sent()).flush(null, { status: 503, statusText: 'Unavailable' });
    expect([await refused, preferences.value().density]).toEqual(['refused', undefined]);
    const kept = preferences.change({ density: 'comfortable' });
    (await sent()).flush({ density: 'comfortable' });
    await kept;
    expect(preferences.value()).toEqual({ density: 'comfortable' });
  });
});
