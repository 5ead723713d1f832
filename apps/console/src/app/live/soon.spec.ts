import { httpResource, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { settled } from '../testing/settled';
import { reloads } from './soon';

it('what changes while an answer is on its way is asked for once more, and once', async () => {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  const http = TestBed.inject(HttpTestingController);
  const resource = TestBed.runInInjectionContext(() => httpResource<number>(() => '/api/count'));
  const reload = TestBed.runInInjectionContext(() => reloads(resource));
  const answered = async (count: number) => {
    await settled();
    http.expectOne('/api/count').flush(count);
    await settled();
  };
  await settled();
  reload();
  reload();
  await answered(1);
  expect(resource.value()).toBe(1);
  await answered(2);
  http.verify();
  reload();
  await answered(3);
  http.verify();
  expect(resource.value()).toBe(3);
});
