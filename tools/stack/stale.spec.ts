import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changedSince, digestOf, filesBelow } from './stale.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stale-'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'src/main.ts'), 'one');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('A digest of sources', () => {
  it('stays the same while nothing is touched, in whatever order the files are named', () => {
    writeFileSync(join(folder, 'src/lead.ts'), 'two');
    const files = filesBelow(folder);
    expect(digestOf(files)).toBe(digestOf([...files].reverse()));
  });

  it('changes with the text, with a new file and with one that goes', () => {
    const before = digestOf(filesBelow(folder));
    writeFileSync(join(folder, 'src/main.ts'), 'other');
    const edited = digestOf(filesBelow(folder));
    writeFileSync(join(folder, 'src/more.ts'), '');
    const added = digestOf(filesBelow(folder));
    const all = filesBelow(folder);
    rmSync(join(folder, 'src/more.ts'));
    expect(new Set([before, edited, added, digestOf(all)]).size).toBe(4);
  });

  it('does not care for tests', () => {
    const before = digestOf(filesBelow(folder));
    writeFileSync(join(folder, 'src/main.spec.ts'), '');
    expect(digestOf(filesBelow(folder))).toBe(before);
  });
});

describe('An edit during a build', () => {
  it('is seen', () => {
    const file = join(folder, 'src/main.ts');
    const begun = Date.now();
    utimesSync(file, new Date(), new Date(begun - 60_000));
    expect(changedSince([file], begun)).toBe(false);
    utimesSync(file, new Date(), new Date(begun + 10));
    expect(changedSince([file], begun)).toBe(true);
  });
});
