import { settings } from './postgres.mjs';
import { unprivilegedUser } from './postgres-user.mjs';

const gigabytes = (count: number) => count * 2 ** 30;

describe("PostgreSQL's settings", () => {
  it('keep what was committed at a power cut, unless it is for tests', () => {
    expect(settings({ port: 1, durable: true, memory: gigabytes(8) }).join()).not.toContain('fsync');
    expect(settings({ port: 1, durable: false, memory: gigabytes(8) })).toContain('fsync=off');
  });

  it.each([
    [1, 170],
    [8, 1365],
    [64, 4096],
  ])('with %i GB of memory take %i MB for buffers', (memory, megabytes) => {
    expect(settings({ port: 1, durable: true, memory: gigabytes(memory) })).toContain(`shared_buffers=${megabytes}MB`);
  });

  it('keep statements and key values out of the log', () => {
    expect(settings({ port: 1, durable: true, memory: gigabytes(8) })).toEqual(
      expect.arrayContaining(['log_min_error_statement=panic', 'log_error_verbosity=terse']),
    );
  });
});

describe('Started by root, PostgreSQL runs as', () => {
  const root = 'root:x:0:0:root:/root:/bin/bash';
  const nobody = 'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin';

  it('postgres', () => {
    expect(unprivilegedUser([root, nobody, 'postgres:x:101:104::/:/bin/sh'].join('\n'))).toEqual({
      uid: 101,
      gid: 104,
    });
  });
  it('nobody where there is no postgres', () => {
    expect(unprivilegedUser([root, nobody].join('\n'))).toEqual({ uid: 65534, gid: 65534 });
  });
  it('no one, with a sentence, where there is neither', () => {
    expect(() => unprivilegedUser(root)).toThrow('start Heatline as an ordinary user');
  });
});
