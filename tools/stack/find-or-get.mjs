import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { access, chmod, constants, copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { goInstall } from './go-install.mjs';
import { cacheFolder } from './paths.mjs';
import { sayWhile } from './say.mjs';
import { Sentence } from './sentence.mjs';

const run = promisify(execFile);

/**
 * A program that we need but that npm does not bring.
 * @typedef {object} Program
 * @property {string} title what people call it
 * @property {string} command its name on PATH
 * @property {string[]} versionArgs how to ask it for its version
 * @property {(output: string) => string | undefined} tooOld why this version will not do, or undefined when it will
 * @property {{ version: string, url: string, sums: Record<string, string>, file: (platform: string) => string, member: (platform: string) => string }} [download]
 *   the archive per platform, with its pinned SHA-256
 * @property {{ module: string, version: string, about: string }} goModule how to build it
 */

/**
 * The path of a program: on PATH, in the cache of this user, downloaded, or built, whichever works first.
 * @param {Program} program
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<string>}
 */
export const findOrGet = (program, { env = process.env } = {}) =>
  firstThatWorks(program.title, [
    { way: 'on PATH', get: () => onPath(program, env) },
    { way: 'in the cache', get: () => inCache(program) },
    { way: 'download', get: () => download(program, env) },
    { way: 'go install', get: () => build(program) },
  ]);

/**
 * Tries each way in turn. When none works the failure names them all, so that people see what to repair.
 * @template T
 * @param {string} title
 * @param {{ way: string, get: () => Promise<T> }[]} ways
 * @returns {Promise<T>}
 */
export const firstThatWorks = async (title, ways) => {
  const failures = [];
  for (const { way, get } of ways) {
    try {
      return await get();
    } catch (error) {
      failures.push(`${way}: ${error.message}`);
    }
  }
  throw new Sentence(
    `${title} was not found and could not be got. Tried: ${failures.join('; ')}. ` +
      'Any of these helps: put it on PATH, connect this machine to the internet, install Go, or give the address of a running server in the environment.',
  );
};

/** Where a command lies on PATH. */
export const lookUp = async (command, env = process.env) => {
  for (const folder of (env.PATH ?? '').split(delimiter).filter(Boolean)) {
    const path = join(folder, command);
    if (
      await access(path, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return path;
  }
  throw new Error(`no ${command}`);
};

/** A program on PATH, if it is new enough. */
export const onPath = async (program, env) => {
  const path = await lookUp(program.command, env);
  await check(program, path);
  return path;
};

const check = async (program, path) => {
  const { stdout, stderr } = await run(path, program.versionArgs, { timeout: 20_000 });
  const reason = program.tooOld(`${stdout}${stderr}`);
  if (reason) throw new Error(`${path} ${reason}`);
};

const cached = (program, version) => join(cacheFolder(), 'bin', `${program.command}-${version}`);

const inCache = async (program) => {
  const versions = [program.goModule.version, program.download?.version].filter(Boolean);
  for (const version of versions) {
    const path = cached(program, version);
    if (
      await access(path, constants.X_OK).then(
        () => true,
        () => false,
      )
    ) {
      await check(program, path);
      return path;
    }
  }
  throw new Error(`no ${cached(program, versions[0])}`);
};

const download = async (program, env) => {
  const platform = `${process.platform}-${process.arch}`;
  const from = program.download;
  if (!from?.sums[platform]) throw new Error(`no known checksum for ${platform}`);
  if (env.HEATLINE_OFFLINE) throw new Error('not tried, as HEATLINE_OFFLINE is set');
  const url = from.url + from.file(platform);
  const progress = sayWhile(`Downloading ${program.title} ${from.version} from ${new URL(url).host}`);
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(300_000) });
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    const bytes = Buffer.from(await response.arrayBuffer());
    const sum = createHash('sha256').update(bytes).digest('hex');
    if (sum !== from.sums[platform]) throw new Error(`${url} is not the file that we know (SHA-256 ${sum})`);
    const folder = join(tmpdir(), `heatline-${randomUUID()}`);
    await mkdir(folder, { mode: 0o700 });
    try {
      await writeFile(join(folder, 'archive.tar.gz'), bytes);
      await run('tar', ['-xzf', 'archive.tar.gz', from.member(platform)], { cwd: folder });
      return await keep(join(folder, from.member(platform)), cached(program, from.version));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  } catch (error) {
    throw new Error(
      error.cause?.code ? `${new URL(url).host} cannot be reached (${error.cause.code})` : error.message,
      { cause: error },
    );
  } finally {
    progress.end();
  }
};

const build = async (program) => {
  const go = await lookUp('go').catch(() => lookUp('go', { PATH: '/usr/local/go/bin' }));
  const { module, version, about } = program.goModule;
  const folder = join(tmpdir(), `heatline-${randomUUID()}`);
  await mkdir(folder, { mode: 0o700 });
  const progress = sayWhile(`Building ${program.title} ${version} with Go (${about}; only once for this user)`);
  try {
    await goInstall(go, `${module}@v${version}`, folder, progress.note);
    return await keep(join(folder, program.command), cached(program, version));
  } finally {
    progress.end();
    await rm(folder, { recursive: true, force: true });
  }
};

/** Moves a finished file into the cache under a temporary name and renames it, so that two runs at once do not collide. */
const keep = async (file, path) => {
  await mkdir(join(path, '..'), { recursive: true });
  const draft = `${path}.${randomUUID()}.tmp`;
  await copyFile(file, draft);
  await chmod(draft, 0o755);
  await rename(draft, path);
  return path;
};

/** The numbers in a version such as 2.15.2, for comparing. */
export const versionNumbers = (text) =>
  text
    .match(/(\d+)\.(\d+)(?:\.(\d+))?/)
    ?.slice(1)
    .map((part) => Number(part ?? 0));

/** True when version `a` is at least `b`, both as number lists. */
export const atLeast = (a, b) => {
  for (const [i, wanted] of b.entries()) if ((a[i] ?? 0) !== wanted) return (a[i] ?? 0) > wanted;
  return true;
};
