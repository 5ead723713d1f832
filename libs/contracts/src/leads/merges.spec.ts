import * as z from 'zod';
import { Merge, MergeRequest, mergeRefusalCodes } from './merges';

const [stays, goes] = ['0199a000-0000-7000-8000-00000000000a', '0199a000-0000-7000-8000-00000000000b'] as const;
const loud = (id: string) => id.toUpperCase();

describe('a merge that is asked for', () => {
  it('has ids as databases answer them, however they are written', () => {
    expect(MergeRequest.parse({ targetId: loud(stays), leadIds: [loud(goes)] })).toEqual({
      targetId: stays,
      leadIds: [goes],
    });
  });

  it('is of different leads', () => {
    const wrong = (targetId: string, ...leadIds: string[]) =>
      MergeRequest.safeParse({ targetId, leadIds }).error?.issues.map(({ path, message }) => [path.join('.'), message]);
    expect(wrong(stays, loud(stays))).toEqual([['leadIds.0', 'A lead cannot be merged into itself']]);
    expect(wrong(stays, goes, loud(goes))).toEqual([['leadIds.1', 'This lead is named twice']]);
    expect(wrong(stays, 'nobody')).toEqual([['leadIds.0', 'Give the ids of the leads to merge into it']]);
  });
});

it('says in the description of the API why a merge may have been refused', () => {
  const schema = JSON.stringify(z.toJSONSchema(Merge.shape.refusal));
  expect(schema).toContain(JSON.stringify([...mergeRefusalCodes]));
  expect(mergeRefusalCodes).toEqual(['lead_not_found', 'lead_already_merged', 'run_ended']);
});
