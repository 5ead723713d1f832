import { describe, expect, it } from '@jest/globals';
import { summaryOf, workflowOf } from './run-workflows';

describe('the workflow of a run', () => {
  it('has an id that is a function of what it works on', () => {
    const key = { workspaceId: 'w', entityId: 'm' };
    expect(workflowOf('recalculateModel').idFor(key)).toBe('recalc:w:m');
    expect(workflowOf('refreshTimelines').idFor(key)).toBe('timelines:w:m');
  });

  it('of an undo has its own id: the run that merges may not have ended', () => {
    const key = { workspaceId: 'w', entityId: 'm' };
    const [merge, undo] = [workflowOf('mergeLeads'), workflowOf('unmergeLeads')];
    expect([merge, undo].map((workflow) => workflow.idFor(key))).toEqual(['merge:w:m', 'unmerge:w:m']);
    expect(undo.name).toBe(merge.name);
  });

  it('says in one line what it does', () => {
    expect(summaryOf('recalculateModel', 'B2B engagement')).toBe('Recalculation of B2B engagement');
    expect(summaryOf('refreshTimelines', null)).toBe('Timeline refresh');
  });

  it('cuts names that Temporal would refuse, between characters', () => {
    const summary = summaryOf('recalculateModel', '得点'.repeat(60));
    expect(new TextEncoder().encode(summary).length).toBeLessThanOrEqual(190);
    expect(summary).toMatch(/^Recalculation of (得点)+得?…$/);
  });
});
