import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, type Routes } from '@angular/router';
import { settled } from '../testing/settled';
import { comingPage } from './coming-page';

@Component({ selector: 'hl-page', template: '' })
class Page {}

const pages: Routes = [{ path: '', component: Page }];

/** The code of /lazy comes, or does not, when the test says so. */
function onItsWay() {
  const code = Promise.withResolvers<Routes>();
  const routes: Routes = [
    { path: 'here', component: Page },
    { path: 'lazy', loadChildren: () => code.promise },
  ];
  TestBed.configureTestingModule({ providers: [provideRouter(routes)] });
  const coming = TestBed.runInInjectionContext(comingPage);
  return { code, coming, router: TestBed.inject(Router) };
}

describe('a page', () => {
  it('is coming while its code is', async () => {
    const { code, coming, router } = onItsWay();
    const there = router.navigateByUrl('/lazy');
    await settled();
    expect(coming()).toBe(true);
    code.resolve(pages);
    await there;
    expect(coming()).toBe(false);
  });

  it('is not coming any more when its code fails to load', async () => {
    const { code, coming, router } = onItsWay();
    const there = router.navigateByUrl('/lazy');
    await settled();
    expect(coming()).toBe(true);
    code.reject(new Error('no network'));
    await expect(there).rejects.toThrow('no network');
    expect(coming()).toBe(false);
  });

  it('is not coming where its code is here', async () => {
    const { coming, router } = onItsWay();
    const seen: boolean[] = [];
    router.events.subscribe(() => seen.push(coming()));
    await router.navigateByUrl('/here');
    expect(new Set(seen)).toEqual(new Set([false]));
  });
});
