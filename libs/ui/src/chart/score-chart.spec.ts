import { TestBed } from '@angular/core/testing';
import { ScoreChart } from './score-chart';

it('a score chart says itself in a sentence and marks conversions', async () => {
  const chart = TestBed.createComponent(ScoreChart);
  const day = (n: number) => new Date(Date.UTC(2026, 10, n));
  const inputs = {
    label: 'Engagement score over 90 days, from 0 to 78.',
    points: [{ at: day(1), score: 78 }],
    levels: [{ name: 'Cold', tone: 'cold', from: null }],
    from: day(1),
    to: day(3),
    conversions: [{ at: day(2), score: 72, text: 'Converted at 72 points' }],
  };
  for (const [name, value] of Object.entries(inputs)) chart.componentRef.setInput(name, value);
  await chart.whenStable();
  const host: HTMLElement = chart.nativeElement;
  expect(host.querySelector('svg[role=img]')?.getAttribute('aria-label')).toBe(inputs.label);
  expect(host.querySelector('circle.conversion title')?.textContent).toBe('Converted at 72 points');
});
