import { TestBed } from '@angular/core/testing';
import { ScoreCell } from './score-cell';

const text = async (inputs: Record<string, unknown>) => {
  const cell = TestBed.createComponent(ScoreCell);
  for (const [name, value] of Object.entries(inputs)) cell.componentRef.setInput(name, value);
  await cell.whenStable();
  return (cell.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ').trim();
};

describe('a score cell', () => {
  it('says the score and the change in words', async () => {
    expect(await text({ score: 78, change: 12 })).toBe('78, 12 points up in 7 days');
    expect(await text({ score: 78, change: -1 })).toBe('78, 1 point down in 7 days');
    expect(await text({ score: 52.5, change: -4 })).toBe('52.5, 4 points down in 7 days');
  });

  it('says nothing about a change of zero', async () => {
    expect(await text({ score: 84, change: 0 })).toBe('84');
  });

  it('does not show a score that was never calculated as 0', async () => {
    expect(await text({ score: null })).toBe('No score');
    expect(await text({ score: 0 })).toBe('0');
  });
});
