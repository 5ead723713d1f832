import type { IncomingMessage } from 'node:http';
import { maxBodyBytes, readBody } from './read-body';

describe('a body', () => {
  it('that is too large is refused with what can be done about it, and nothing that cannot', async () => {
    const request = { headers: { 'content-length': String(maxBodyBytes + 1) } } as IncomingMessage;
    await expect(readBody(request)).rejects.toMatchObject({
      status: 413,
      detail: 'The body is larger than 4 MB. Send it in several requests.',
    });
  });
});
