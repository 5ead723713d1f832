import { TestBed } from '@angular/core/testing';
import { OutcomeChart } from './outcome-chart';
import { textWidth } from './text-width';

describe('rates by group', () => {
  it('are bars that say what they stand for, beside the rate of all', async () => {
    const chart = TestBed.createComponent(OutcomeChart);
    chart.componentRef.setInput('bars', [
      { label: '0–9', count: 400, value: 0.05, low: 0.03, high: 0.08 },
      { label: '10–90', count: 100, value: 0.5, low: 0.4, high: 0.6, foretold: 0.55 },
    ]);
    chart.componentRef.setInput('all', 0.14);
    chart.componentRef.setInput('label', 'Conversion by score');
    await chart.whenStable();
    const svg: SVGElement = chart.nativeElement.querySelector('svg');
    expect(svg.getAttribute('aria-label')).toBe('Conversion by score');
    expect(svg.querySelectorAll('.bar')).toHaveLength(2);
    expect(svg.querySelectorAll('.foretold')).toHaveLength(1);
    expect(svg.querySelectorAll('title')[1]!.textContent).toContain('100 leads, 50% converted, between 40% and 60%');
    expect(svg.textContent).toContain('all 14%');
    chart.componentRef.setInput('all', 0.016);
    await chart.whenStable();
    expect(svg.textContent).toContain('all 1.6%');
  });

  it('are all named, however many there are', async () => {
    const chart = TestBed.createComponent(OutcomeChart);
    const label = (n: number) => `${n * 100} to ${n * 100 + 99.75}`;
    const bars = Array.from({ length: 12 }, (_, n) => ({ label: label(n), count: 5, value: 0.1, low: 0, high: 0.2 }));
    for (const [name, value] of Object.entries({ bars, all: 0.1, label: 'Conversion' }))
      chart.componentRef.setInput(name, value);
    await chart.whenStable();
    for (const bar of bars) expect(chart.nativeElement.textContent).toContain(`${bar.label} · 5`);
  });

  it('leave the name of the rate of all beside them, however high they are', async () => {
    const chart = TestBed.createComponent(OutcomeChart);
    const bar = { label: '0–9', count: 400, value: 0.016, low: 0, high: 0.02 };
    for (const [name, value] of Object.entries({ bars: Array(8).fill(bar), all: 0.016, label: 'Conversion' }))
      chart.componentRef.setInput(name, value);
    await chart.whenStable();
    const svg: SVGElement = chart.nativeElement.querySelector('svg');
    const px = (element: Element, name: string) => Number(element.getAttribute(name));
    const name = svg.querySelector('.strong')!;
    const starts = [name, ...name.children].map((line) => px(line, 'x'));
    const ends = [...svg.querySelectorAll('.bar')].map((each) => px(each, 'x') + px(each, 'width'));
    expect(name.getAttribute('text-anchor')).toBeNull();
    expect(Math.min(...starts)).toBeGreaterThan(Math.max(...ends));
    expect(Math.max(...starts) + textWidth('1.6%')).toBeLessThanOrEqual(px(svg, 'width'));
  });
});
