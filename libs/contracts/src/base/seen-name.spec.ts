import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { ShownName } from '../identity/names';
import { ViewDraft } from '../identity/saved-view';
import { AdjustmentDraft } from '../scores/adjustments';
import { isBlank, seenName } from './seen-name';

const unseen = [
  ['nothing', ''],
  ['a space and a tab', ' \t\n'],
  ['a no-break and an ideographic space', '\u00a0\u3000'],
  ['a zero-width space', '\u200b'],
  ['joiners', '\u200c\u200d\u2060'],
  ['a byte order mark', '\ufeff'],
  ['a soft hyphen', '\u00ad'],
  ['turns of direction', '\u202e\u2066\u2069'],
  ['the empty pattern of Braille', '\u2800'],
  ['fillers of Hangul', '\u115f\u1160\u3164\uffa0'],
  ['a selector of a variant and a grapheme joiner', '\ufe0f\u034f'],
  ['a control character', '\u0007'],
  ['a separator of lines', '\u2028'],
] as const;

describe('a name', () => {
  it.each(unseen)('of which nobody sees anything is blank: %s', (_, text) => {
    expect([isBlank(text), seenName(text)]).toEqual([true, null]);
  });

  it.each(['a', '.', '\u200bAda', '👩‍💻', '한', '⠁', '\u0301'])('of which somebody sees something is not: %j', (text) => {
    expect([isBlank(text), seenName(` ${text} `)]).toEqual([false, text]);
  });

  it('that is not there is not seen', () => {
    expect([seenName(null), seenName(undefined)]).toEqual([null, null]);
  });

  const schemas: [string, z.ZodType, string][] = [
    ['of a view', ViewDraft.shape.name, 'Give the view a name'],
    ['of a member, a workspace, or a key', ShownName, 'Enter a name'],
    ['and a reason', AdjustmentDraft.shape.reason, 'Say why'],
  ];
  it.each(schemas)('%s is refused when it is blank', (_, schema, message) => {
    for (const [, text] of unseen.filter(([, text]) => text !== ''))
      expect([text, schema.safeParse(text).error?.issues.map((issue) => issue.message)]).toEqual([text, [message]]);
    expect(schema.safeParse('\u200bAda\u00ad').success).toBe(true);
  });
});
