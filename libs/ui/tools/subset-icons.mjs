// Makes src/styles/fonts/material-symbols-subset.woff2 and src/icon/icon-glyphs.ts from the names in icon-names.txt.
// Run after changing the list: npm install --no-save subset-font && node libs/ui/tools/subset-icons.mjs
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import fontverter from 'fontverter';
import * as hb from 'harfbuzzjs';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);
const fromHere = (path) => new URL(path, import.meta.url);
const woff2 = await readFile(require.resolve('material-symbols/material-symbols-outlined.woff2'));
const names = (await readFile(fromHere('./icon-names.txt'), 'utf8')).trim().split(/\s+/).sort();

const face = new hb.Face(new hb.Blob(new Uint8Array(await fontverter.convert(woff2, 'truetype')).buffer));
const font = new hb.Font(face);

/** The glyph that the font draws for a text, or undefined when it draws several. */
const glyphOf = (text) => {
  const buffer = new hb.Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  hb.shape(font, buffer);
  const glyphs = buffer.getGlyphInfos();
  return glyphs.length === 1 ? glyphs[0].codepoint : undefined;
};

const codeOfGlyph = new Map();
for (const code of [...face.collectUnicodes()])
  if (code >= 0xe000) codeOfGlyph.set(glyphOf(String.fromCodePoint(code)), code);

const codes = names.map((name) => {
  const code = codeOfGlyph.get(glyphOf(name));
  if (code === undefined) throw new Error(`Material Symbols has no icon "${name}".`);
  return [name, code];
});

// By code point and without the ligature feature: with it, the letters of the names would keep all 3,900 icons.
const subset = await subsetFont(woff2, codes.map(([, code]) => String.fromCodePoint(code)).join(''), {
  targetFormat: 'woff2',
  noLayoutClosure: true,
  variationAxes: { wght: 400, GRAD: 0, opsz: 20, FILL: { min: 0, max: 1 } },
});
await writeFile(fromHere('../src/styles/fonts/material-symbols-subset.woff2'), subset);
await writeFile(
  fromHere('../src/icon/icon-glyphs.ts'),
  `/** Code points of the shipped icons. Made by tools/subset-icons.mjs; add a name there. */\nexport const iconGlyphs = {\n` +
    codes.map(([name, code]) => `  ${name}: '\\u{${code.toString(16)}}',\n`).join('') +
    `} as const;\n\nexport type IconName = keyof typeof iconGlyphs;\n`,
);
console.log(`${names.length} icons, ${subset.length} bytes`);
