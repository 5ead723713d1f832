import { TestBed } from '@angular/core/testing';
import { RateChart } from './rate-chart';

it('a rate chart draws a line through its samples and says itself', async () => {
  const chart = TestBed.createComponent(RateChart);
  const samples = [0, 1, 2].map((n) => ({ at: new Date(n * 60_000), perSecond: n * 40_000 }));
  chart.componentRef.setInput('samples', samples);
  chart.componentRef.setInput('label', 'Up to 80,000 leads per second.');
  await chart.whenStable();
  const host: HTMLElement = chart.nativeElement;
  expect(host.querySelector('svg')?.getAttribute('aria-label')).toBe('Up to 80,000 leads per second.');
  expect(host.querySelector('path.line')?.getAttribute('d')?.split('L')).toHaveLength(3);
  expect([...host.querySelectorAll('text')].map((text) => text.textContent)).toContain('80K');
});
