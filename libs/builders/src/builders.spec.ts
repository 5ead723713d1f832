import { CallContext, EventDraft, LeadDraft, ModelDefinition } from '@heatline/contracts';
import { aContext, aLead, aModel, anEvent, aRule } from './index';

it('builds what the contracts accept', () => {
  expect(LeadDraft.parse(aLead())).toBeTruthy();
  expect(EventDraft.parse(anEvent())).toBeTruthy();
  expect(ModelDefinition.parse(aModel())).toBeTruthy();
  expect(CallContext.parse(aContext())).toBeTruthy();
});

it('builds things that differ', () => {
  expect(aLead().aliases).not.toEqual(aLead().aliases);
  expect(anEvent().id).not.toBe(anEvent().id);
  expect(aContext().workspaceId).not.toBe(aContext().workspaceId);
});

it('takes what the test says', () => {
  expect(aModel({ rules: [aRule({ points: 7 })], ceiling: 100 })).toMatchObject({
    rules: [{ points: 7 }],
    ceiling: 100,
    floor: 0,
  });
  expect(() => aRule({ points: 99_999 })).toThrow('at most 5,000 points');
});
