import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { type ActivatedRouteSnapshot, provideRouter, type RouterStateSnapshot } from '@angular/router';
import { aMe } from '../testing/a-me';
import { settled } from '../testing/settled';
import { requireMember, requireNobody, requireSetUp } from './guards';

function asking(guard: typeof requireMember, url = '/leads?q=a') {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
  const http = TestBed.inject(HttpTestingController);
  const verdict = TestBed.runInInjectionContext(() =>
    guard({} as ActivatedRouteSnapshot, { url } as RouterStateSnapshot),
  ).then(String);
  const answer = async (path: string, body: object | null, status = 200) => {
    http.expectOne(path).flush(body, { status, statusText: String(status) });
    await settled();
  };
  return { verdict, answer };
}

describe('who is let in', () => {
  it('a member is', async () => {
    const { verdict, answer } = asking(requireMember);
    await answer('/api/me', aMe());
    await answer('/api/preferences', {});
    expect(await verdict).toBe('true');
  });

  it('a stranger is led to the sign-in, and back afterwards', async () => {
    const { verdict, answer } = asking(requireMember);
    await answer('/api/me', null, 401);
    await answer('/api/set-up', { needed: false });
    expect(await verdict).toBe('/sign-in?next=%2Fleads%3Fq%3Da');
  });

  it('the first person sets the installation up', async () => {
    const { verdict, answer } = asking(requireMember);
    await answer('/api/me', null, 401);
    await answer('/api/set-up', { needed: true });
    expect(await verdict).toBe('/set-up');
  });

  it('nobody is while the server does not answer, and nobody is sent away as a stranger', async () => {
    const { verdict, answer } = asking(requireMember);
    await answer('/api/me', null, 503);
    expect(await verdict).toBe('/not-ready?next=%2Fleads%3Fq%3Da');
  });

  it('who is signed in needs no sign-in', async () => {
    const { verdict, answer } = asking(requireNobody);
    await answer('/api/me', aMe());
    await answer('/api/preferences', {});
    expect(await verdict).toBe('/');
  });

  it('an installation that has members is not set up again', async () => {
    const { verdict, answer } = asking(requireSetUp);
    await answer('/api/set-up', { needed: false });
    expect(await verdict).toBe('/');
  });
});
