import { TestBed } from '@angular/core/testing';
import { ProgressHead } from './progress-head';

const words = async (inputs: Record<string, unknown>) => {
  const head = TestBed.createComponent(ProgressHead);
  for (const [name, value] of Object.entries({ title: 'Recalculating', ...inputs }))
    head.componentRef.setInput(name, value);
  await head.whenStable();
  const host: HTMLElement = head.nativeElement;
  return [host.querySelector('.percent')?.textContent, host.querySelector('[aria-live]')?.textContent];
};

describe('a progress head', () => {
  it('says percent, count, rate and time left', async () => {
    expect(await words({ done: 650_000, total: 1_048_576, ratePerSecond: 81_200, etaSeconds: 5 })).toEqual([
      '61%',
      '650,000 of 1,048,576 leads · 81,200 a second · 5 s left',
    ]);
  });

  it('never says 100 % before the end and has no percent before the plan', async () => {
    expect((await words({ done: 999, total: 1_000 }))[0]).toBe('99%');
    expect(await words({ done: 0, total: null })).toEqual(['–', 'Being planned']);
  });
});
