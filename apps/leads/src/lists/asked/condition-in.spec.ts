import { InvalidRequest, type Issue, Refusal } from '@heatline/contracts';
import { conditionIn } from './condition-in';

function refused(text: string): Issue[] {
  try {
    conditionIn(text);
  } catch (error) {
    if (error instanceof InvalidRequest) return error.issues;
    throw error;
  }
  return [];
}

const whereNotSupported = (condition: object): unknown => {
  try {
    conditionIn(JSON.stringify(condition));
  } catch (error) {
    if (error instanceof Refusal && error.code === 'condition_not_supported') return error.details['path'];
    throw error;
  }
  return undefined;
};

describe('the condition in an address', () => {
  it('is read', () => {
    expect(conditionIn('{"watched":true}')).toEqual({ watched: true });
  });

  it.each([
    ['{cut', 'filter', /not JSON/],
    ['{"colour":1}', 'filter', /Give a condition/],
    ['{"all":[{"owner":[]}]}', 'filter.all.0.owner', /at least one member/],
    [
      '{"all":[{"attribute":"renewal","op":"between","value":["2026-03-01","2026-02-01"]}]}',
      'filter.all.0.value',
      /first date is the earlier/,
    ],
    ['{"attribute":"size","op":"between","value":[9,1]}', 'filter.value', /first number is the lower/],
  ])('%s is refused at its place', (text, path, message) => {
    expect(refused(text)).toEqual([{ path, message: expect.stringMatching(message) }]);
  });

  it('is told where it speaks of a segment, which nothing can answer yet', () => {
    const segment = { segment: '019abc00-0000-7000-8000-000000000000' };
    expect(whereNotSupported(segment)).toBe('filter.segment');
    expect(whereNotSupported({ any: [{ watched: true }, { not: { all: [segment] } }] })).toBe(
      'filter.any.1.not.all.0.segment',
    );
    expect(whereNotSupported({ attribute: 'segment', op: 'equals', value: 'segment' })).toBeUndefined();
  });
});
