import { describe, expect, it } from '@jest/globals';
import { apiKeyPrefix, apiKeyText, readApiKey } from './api-key-text';

const keyId = '019a0000-1234-7000-8000-00000000abcd';

describe('the text of an API key', () => {
  it('gives back its parts', () => {
    const secret = 'a'.repeat(43);
    expect(readApiKey(apiKeyText(keyId, secret))).toEqual({ keyId, secret });
    expect(apiKeyText(keyId, secret).startsWith(apiKeyPrefix(keyId))).toBe(true);
  });

  it.each([
    '',
    'hl_',
    'Bearer x',
    `hl_${'a'.repeat(32)}_short`,
    `hl_${'g'.repeat(32)}_${'a'.repeat(43)}`,
    `xhl_${'a'.repeat(32)}_${'a'.repeat(43)}`,
  ])('is not %j', (text) => expect(readApiKey(text)).toBeUndefined());
});
