import { TestBed } from '@angular/core/testing';
import { levelBars } from './level';
import { LevelTag } from './level-tag';

describe('a level tag', () => {
  it('says the name and draws as many bars as the model has levels, filled up to this one', async () => {
    const tag = TestBed.createComponent(LevelTag);
    tag.componentRef.setInput('level', { name: 'Hot', tone: 'hot', rank: 3, of: 4 });
    await tag.whenStable();
    const host: HTMLElement = tag.nativeElement;
    expect(host.textContent.trim()).toBe('Hot');
    expect([host.querySelectorAll('rect').length, host.querySelectorAll('rect.off').length]).toEqual([4, 1]);
  });

  it('falls back to a known tone', async () => {
    const tag = TestBed.createComponent(LevelTag);
    tag.componentRef.setInput('level', { name: 'Odd', tone: 'violet', rank: 1, of: 2 });
    await tag.whenStable();
    expect(tag.nativeElement.style.color).toBe('var(--hl-level-cold-text)');
  });
});

describe('the bars of a level', () => {
  it('rise from 4 to 12 px', () => {
    expect(levelBars(1, 3).map(({ height }) => height)).toEqual([4, 8, 12]);
  });

  it('are one full bar when the model has one level', () => {
    expect(levelBars(1, 1)).toEqual([{ x: 0, y: 0, height: 12, on: true }]);
  });
});
