// Leads per second of the lean variant: 20 events a lead, 15 event and 7 attribute rules, half-life, limits, windows, caps.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const folder = await mkdtemp(join(tmpdir(), 'heatline-bench-'));
const outfile = join(folder, 'engine.mjs');
const contents = `export * from './src/index.ts'; export { ModelDefinition, ScoringSettings } from '@heatline/contracts';`;
await build({
  stdin: { contents, resolveDir: join(import.meta.dirname, '..'), loader: 'ts' },
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
});
const engine = await import(pathToFileURL(outfile).href);
await rm(folder, { recursive: true });

let seed = 42;
const random = () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};
const pick = (list) => list[Math.floor(random() * list.length)];

const types = [
  'page_viewed',
  'email_opened',
  'email_delivered',
  'link_clicked',
  'form_sent',
  'demo_asked',
  'video_seen',
  'price_seen',
];
const rules = [];
for (let n = 0; n < 15; n += 1) {
  const property = { property: 'path', op: 'starts_with', value: `/p${n % 5}` };
  rules.push({
    name: `event ${n}`,
    points: n % 7 === 6 ? -2 : 1 + n / 4,
    when: { event: [types[n % types.length]], ...(n % 2 ? { where: property } : {}) },
    ...(n % 5 === 1 ? { limit: { first: 1, per: 'day' } } : {}),
    ...(n % 5 === 2 ? { window: { days: 30 } } : {}),
    ...(n % 5 === 3 ? { maxPoints: 20 } : {}),
    ...(n % 5 === 4 ? { cooldownSeconds: 600 } : {}),
  });
}
for (let n = 0; n < 7; n += 1)
  rules.push({ name: `fit ${n}`, points: n + 1, when: { attribute: `a${n}`, op: 'equals', value: n % 3 } });

const now = 1_790_000_000;
const leadCount = 50_000;
for (const decay of [
  { kind: 'halfLife', days: 14 },
  { kind: 'none' },
  { kind: 'inactivity', points: 1, everyDays: 7 },
]) {
  const published = {
    ...engine.ModelDefinition.parse({ rules, decay }),
    settings: engine.ScoringSettings.parse({ zone: 'Europe/Oslo' }),
  };
  const catalog = new engine.MemoryCatalog(engine.criteriaOfModel(published));
  const classifier = engine.compileClassifier(catalog.criteria);
  const bodies = [];
  for (let lead = 0; lead < leadCount; lead += 1) {
    const entries = [];
    for (let n = 0; n < 20; n += 1) {
      const event = { type: pick(types), properties: { path: `/p${Math.floor(random() * 6)}` } };
      entries.push({
        time: now - Math.floor(random() * 200 * 86_400) - 1,
        classId: catalog.classOf(engine.classifyEvent(classifier, event)),
      });
    }
    const attributes = Object.fromEntries(Array.from({ length: 7 }, (_, n) => [`a${n}`, Math.floor(random() * 3)]));
    entries.push({
      time: now - 250 * 86_400,
      profile: true,
      classId: catalog.classOf(engine.classifyProfile(classifier, attributes)),
    });
    bodies.push(engine.packEntries(entries));
  }
  // As in a stream of rows: one chunk, any alignment.
  const gap = 13;
  const chunk = new Uint8Array(bodies.reduce((sum, body) => sum + body.length + gap, 0));
  const offsets = new Uint32Array(leadCount);
  let used = 0;
  bodies.forEach((body, lead) => {
    offsets[lead] = used + gap;
    chunk.set(body, used + gap);
    used += gap + body.length;
  });
  const lengths = Uint32Array.from(bodies, (body) => body.length);
  const { value: model } = engine.compileModel(published, catalog);
  // As most drafts: other points here and there.
  const draft = {
    ...published,
    rules: published.rules.map((rule, n) => ({ ...rule, points: rule.points + (n % 5 ? 0 : 1) })),
  };
  const { value: two } = engine.compileTwo(published, draft, catalog);
  const reader = new engine.TimelineReader();
  const [out, other] = [engine.newLeanScore(), engine.newLeanScore()];
  const facts = { timeline: engine.emptyTimeline, dated: [], adjustments: [], resets: [], createdAt: 0 };
  const ways = {
    'one version': () => engine.scoreLean(model, facts, now, out),
    'two versions, one after the other': () => {
      engine.scoreLean(two.before, facts, now, out);
      engine.scoreLean(two.after, facts, now, other);
    },
    'two versions, side by side': () => engine.scoreTwo(two, facts, now, out, other),
  };
  for (const [way, evaluate] of Object.entries(ways)) {
    const pass = () => {
      for (let lead = 0; lead < leadCount; lead += 1) {
        facts.timeline = reader.read(chunk, offsets[lead], lengths[lead]);
        evaluate();
      }
    };
    for (let n = 0; n < 5; n += 1) pass();
    const rounds = 20;
    const begin = performance.now();
    const cpu = process.cpuUsage();
    for (let n = 0; n < rounds; n += 1) pass();
    const seconds = (performance.now() - begin) / 1_000;
    const busy = process.cpuUsage(cpu).user / 1_000_000;
    const rate = (time) => Math.round((rounds * leadCount) / time).toLocaleString('en');
    // On a machine that does other work as well, processor time says more than the clock.
    console.log(`${decay.kind}, ${way}: ${rate(seconds)} leads/s, ${rate(busy)} a second of processor time`);
  }
}
