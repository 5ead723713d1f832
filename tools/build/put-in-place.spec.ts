import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { root } from '../stack/paths.mjs';
import { putInPlace } from './put-in-place.mjs';

let folder: string;
let from: string;
let to: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heatline-build-'));
  [from, to] = [join(folder, 'built'), join(folder, 'served')];
});
afterEach(() => rm(folder, { recursive: true }));

const write = async (into: string, files: Record<string, string>) => {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(into, file)), { recursive: true });
    await writeFile(join(into, file), text);
  }
};
const served = async () =>
  (await readdir(to, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(to.length + 1))
    .sort();
const textOf = (file: string) => readFile(join(to, file), 'utf8');

const first = { 'browser/index.html': 'names main-1', 'browser/main-1.js': 'one', 'browser/main-1.js.br': 'o' };
const second = { 'browser/index.html': 'names main-2', 'browser/main-2.js': 'two', 'browser/main-2.js.br': 't' };

describe('a build that is put in place', () => {
  it('is there as a whole, without what only the one before had, and with what stands beside it', async () => {
    await write(from, { ...first, 'browser/media/font-1.woff2': 'font', 'stats.json': '1' });
    await putInPlace(from, to);
    await write(to, { 'built-from': 'a stamp' });
    await write(from, { ...second, 'stats.json': '2' });
    await putInPlace(from, to);
    expect(await served()).toEqual([...Object.keys(second), 'built-from', 'stats.json'].sort());
    expect([await textOf('browser/index.html'), await textOf('stats.json')]).toEqual(['names main-2', '2']);
    expect(existsSync(from)).toBe(false);
  });

  it('leaves whoever is reading a file with the whole of the old one', async () => {
    await write(from, { 'browser/logo.svg': 'the old logo' });
    await putInPlace(from, to);
    const reading = await open(join(to, 'browser/logo.svg'));
    const begun = Buffer.alloc(4);
    await reading.read(begun, 0, 4);
    await write(from, { 'browser/logo.svg': 'another one' });
    await putInPlace(from, to);
    expect(`${begun}${await reading.readFile('utf8')}`).toBe('the old logo');
    await reading.close();
    expect(await textOf('browser/logo.svg')).toBe('another one');
  });

  it('that stops half-way leaves the page as it was, with its scripts, and no script before what is compressed of it', async () => {
    await write(to, first);
    await write(from, second);
    await write(to, { 'browser/main-2.js/in-the-way': '' });
    await expect(putInPlace(from, to)).rejects.toThrow(/main-2\.js/);
    expect(await textOf('browser/index.html')).toBe('names main-1');
    expect(await textOf('browser/main-1.js')).toBe('one');
    expect(await textOf('browser/main-2.js.br')).toBe('t');
  });
});

it('The console is built beside the folder that is served, never in it', async () => {
  const { targets } = JSON.parse(await readFile(join(root, 'apps/console/project.json'), 'utf8'));
  const { base } = targets.bundle.options.outputPath;
  expect(resolve(base)).not.toContain(resolve('dist/apps/console'));
  expect(targets.build.command).toContain(`put-in-place.mjs ${base} dist/apps/console`);
  // From a cache it would be written file by file into that folder.
  expect(targets.build.cache).toBe(false);
});
