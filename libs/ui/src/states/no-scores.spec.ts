import { TestBed } from '@angular/core/testing';
import { NoScoresBlock, type NoScores } from './no-scores';

describe('no scores yet', () => {
  it.each<[NoScores, string]>([
    ['model_off', 'Scoring is off B2B engagement is not active.'],
    ['not_published', 'Not published B2B engagement has no published version yet.'],
    ['no_rules', 'No rules The published version has no rule that is on.'],
    ['no_activity', 'No activity Nothing has happened here that a rule could count.'],
    ['not_calculated', 'Not calculated Created or changed after the last run.'],
  ])('says which: %s', async (reason, words) => {
    const block = TestBed.createComponent(NoScoresBlock);
    block.componentRef.setInput('reason', reason);
    block.componentRef.setInput('model', 'B2B engagement');
    await block.whenStable();
    const parts = [...(block.nativeElement as HTMLElement).querySelectorAll('b, p')].map((part) => part.textContent);
    expect(parts.join(' ')).toBe(words);
  });
});
