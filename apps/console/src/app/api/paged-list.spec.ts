import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { eventually } from '../testing/settled';
import { PagedAddress } from './paged-list';

interface View {
  readonly q: string;
  readonly cursor: string | null;
  readonly skipped: number;
}

@Component({ selector: 'hl-some-list', template: '' })
class SomeList {
  readonly address = new PagedAddress<View>(
    {
      viewOf: ({ q = '', cursor = null, skip = '0' }) => ({ q: String(q), cursor, skipped: Number(skip) }),
      paramsOf: ({ q, cursor, skipped }) => ({ q: q || null, cursor, skip: cursor ? skipped : null }),
    },
    50,
  );
}

async function at(url: string) {
  TestBed.configureTestingModule({ providers: [provideRouter([{ path: 'list', component: SomeList }])] });
  const harness = await RouterTestingHarness.create();
  const { address } = await harness.navigateByUrl(url, SomeList);
  const router = TestBed.inject(Router);
  return { address, is: (address: string) => eventually(() => expect(router.url).toBe(address)) };
}

describe('a list in the address', () => {
  it('goes from page to page and back, and says how many rows lie before', async () => {
    const { address, is } = await at('/list?q=ada&tab=one');
    address.next('two', 48);
    await is('/list?q=ada&tab=one&cursor=two&skip=48');
    address.next('three');
    await is('/list?q=ada&tab=one&cursor=three&skip=98');
    address.previous();
    await is('/list?q=ada&tab=one&cursor=two&skip=48');
    address.previous();
    await is('/list?q=ada&tab=one');
  });

  it('stays where it is when there is no further page', async () => {
    const { address, is } = await at('/list?q=ada');
    address.next(null);
    address.next(undefined);
    await is('/list?q=ada');
  });

  it('begins with the first page of whatever else is looked at', async () => {
    const { address, is } = await at('/list?cursor=two&skip=50');
    await address.look({ q: 'ada' });
    await is('/list?q=ada');
    expect(address.view()).toEqual({ q: 'ada', cursor: null, skipped: 0 });
  });

  it('leaves a page on which nothing is any more, and no other', async () => {
    const { address, is } = await at('/list?q=ada&cursor=two&skip=50');
    const items = signal<readonly string[]>(['somebody']);
    const page = { hasValue: () => true, value: () => ({ items: items() }) };
    TestBed.runInInjectionContext(() => address.leaveWhenEmpty(page as never));
    TestBed.tick();
    await is('/list?q=ada&cursor=two&skip=50');
    items.set([]);
    TestBed.tick();
    await is('/list?q=ada');
  });
});
