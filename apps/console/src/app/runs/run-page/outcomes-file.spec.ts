import { outcomesFile } from './outcomes-file';

const leadId = '019a0000-0000-7000-8000-000000000001';

describe('the file of outcomes', () => {
  it('has a line for each lead', () => {
    expect(outcomesFile([{ leadId, name: 'Ada', outcome: 'changed' }])).toBe(
      `lead id,name,outcome\r\n${leadId},Ada,changed\r\n`,
    );
  });

  it.each([
    ['=1+1', `'=1+1`],
    ['Ada, "Countess"', '"Ada, ""Countess"""'],
    ['x;=1+1', `"x;'=1+1"`],
    ['  =1+1', `'  =1+1`],
    [null, ''],
  ])('keeps %j harmless', (name, cell) => {
    expect(outcomesFile([{ leadId, name, outcome: 'failed' }]).split('\r\n')[1]).toBe(`${leadId},${cell},failed`);
  });
});
