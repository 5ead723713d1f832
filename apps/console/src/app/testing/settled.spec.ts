import { jest } from '@jest/globals';
import { HttpClient, provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, inject, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { eventually, settled } from './settled';

@Component({ selector: 'hl-steps', template: '{{ step() }}' })
class Steps {
  readonly step = signal(0);
  private readonly http = inject(HttpClient);
  async walk(steps: number, url = '/step') {
    for (let no = 0; no < steps; no++) {
      await firstValueFrom(this.http.get(url));
      this.step.update((step) => step + 1);
    }
  }
}

function steps() {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  const { componentInstance, nativeElement } = TestBed.createComponent(Steps);
  return { page: componentInstance, text: () => (nativeElement as HTMLElement).textContent };
}

describe('a page that settles', () => {
  it('is waited for as long as one thing follows from another', async () => {
    const { page, text } = steps();
    void page.walk(20);
    await settled((open) => open.flush({}));
    expect(text()).toBe('20');
  });

  it('rests while nobody answers', async () => {
    const { page, text } = steps();
    void page.walk(1, '/unknown');
    await settled(
      (open) => open.flush({}),
      ({ url }) => url === '/step',
    );
    await settled();
    expect(text()).toBe('0');
  });

  it('is told when it never rests', async () => {
    const { page } = steps();
    void page.walk(Infinity);
    const restless = settled((open) => open.flush({}));
    await expect(restless).rejects.toThrow('does not rest');
  });
});

describe('what takes time', () => {
  it('is tried until it holds, with the page drawn anew each time', async () => {
    const { page, text } = steps();
    setTimeout(() => page.step.set(7), 30);
    await eventually(() => expect(text()).toBe('7'));
    expect(await eventually(() => page.step() > 5 && 'there')).toBe('there');
  });

  it('tells its last failure when time is up', async () => {
    jest.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValue(10_001);
    await expect(eventually(() => expect(1).toBe(2))).rejects.toThrow(/Expected: .*2/);
    jest.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValue(10_001);
    await expect(eventually(() => false)).rejects.toThrow('Still false after 10000 ms');
    jest.restoreAllMocks();
  });
});
