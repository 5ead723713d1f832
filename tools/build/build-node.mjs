// Bundles one Node app: workspace code goes into dist/<app>/*.mjs, packages stay in node_modules.
// Usage: node tools/build/build-node.mjs apps/<name> [--watch] [--outdir=dist/…]
import { readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, context } from 'esbuild';
import { transform } from '@swc/core';
import { swcOptions } from './swc-options.mjs';

/** esbuild emits no decorator metadata, which dependency injection and entities need: SWC does the files that have decorators. */
const decorators = {
  name: 'decorators',
  setup(b) {
    b.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (!/^\s*@\w+/m.test(source)) return undefined;
      const { code } = await transform(source, { ...swcOptions, filename: path, module: { type: 'es6' } });
      return { contents: code, loader: 'js' };
    });
  },
};

/** Everything but relative and workspace imports is loaded from node_modules at run time. */
const packagesStayOutside = {
  name: 'packages-stay-outside',
  setup(b) {
    b.onResolve({ filter: /^[^./]/ }, (a) =>
      a.kind === 'entry-point' || a.path.startsWith('@heatline/') ? undefined : { path: a.path, external: true },
    );
  },
};

const [app, ...flags] = process.argv.slice(2);
const outdir = flags.find((flag) => flag.startsWith('--outdir='))?.slice('--outdir='.length) ?? join('dist', app);
// main is the process; further entries are what it loads by path (worker threads) or what is run beside it.
const entryPoints = ['main.ts', 'migrate.ts', 'evaluator.thread.ts', 'seed.ts', 'add-workspace.ts', 'verify.ts']
  .map((file) => join(app, 'src', file))
  .filter(existsSync);

/** @type {import('esbuild').BuildOptions} */
const options = {
  entryPoints,
  outdir,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  tsconfig: 'tsconfig.base.json',
  sourcemap: true,
  keepNames: true,
  logLevel: 'warning',
  metafile: true,
  plugins: [packagesStayOutside, decorators],
};

if (flags.includes('--watch')) await (await context(options)).watch();
else {
  // esbuild has told what is wrong already; its stack trace would only hide that.
  const { metafile } = await build(options).catch(() => process.exit(1));
  // What it was made of, so that the next start can tell whether it is still current.
  await writeFile(join(outdir, 'inputs.json'), JSON.stringify(Object.keys(metafile.inputs)));
}
