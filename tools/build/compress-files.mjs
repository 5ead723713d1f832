// Compresses what the gateway serves once and as well as can be, beside each file: node tools/build/compress-files.mjs <folder>
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const [folder] = process.argv.slice(2);
const encodings = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  gz: (bytes) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
};

const files = await readdir(folder, { recursive: true });
const compressible = files.filter((file) => /\.(?:js|css|svg)$/.test(file));
await Promise.all(
  compressible.map(async (file) => {
    const path = join(folder, file);
    const bytes = await readFile(path);
    for (const [ending, compressed] of Object.entries(encodings)) {
      const smaller = await compressed(bytes);
      // Where it gains next to nothing, the file goes as it is.
      if (smaller.length < 0.9 * bytes.length) await writeFile(`${path}.${ending}`, smaller);
    }
  }),
);
