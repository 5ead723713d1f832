// Format, lint with boundaries, types and unit tests, each project only when something it depends on has changed.
import { elapsed, say } from '../stack/say.mjs';
import { format, runMany } from './fast.mjs';
import { sum } from './tally.mjs';

const startedAt = Date.now();
const { failures } = sum([await format(), await runMany('Lint, types, unit tests', ['lint', 'typecheck', 'test'])]);
say(failures.length === 0 ? `\nAll well (${elapsed(startedAt)})` : `\n✗ ${failures.join('\n✗ ')}`);
process.exit(failures.length === 0 ? 0 : 1);
