import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { settled } from '../testing/settled';
import { NoSuchModel } from './no-such-model';

it('the page of a model that there is not says so, and leads to those that there are', async () => {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const host = TestBed.createComponent(NoSuchModel).nativeElement as HTMLElement;
  await settled();
  expect(host.querySelector('h1')?.textContent).toBe('Model');
  expect(host.querySelector('h2')?.textContent).toBe('There is no such model');
  const link = host.querySelector('a');
  expect([link?.textContent.trim(), link?.getAttribute('href')]).toEqual(['All models', '/scoring']);
});
