import type { ModelKind } from '@heatline/contracts';
import type { LedgerLine } from '../score/ledger';
import { counted } from './words';

/** What one rule gives in all: after decay and its own cap. */
interface Given {
  name: string;
  kind: LedgerLine['kind'];
  hundredths: number;
  counted: number;
  last: number;
}

/** A reduction is worth telling when it takes at least this share of what was given. */
const worthTelling = 0.25;

/**
 * Why a score is what it is, in one sentence made from the lines of its ledger: the two largest gains in the order in which they
 * happened, and the largest reduction when it matters. The same lines always give the same sentence.
 * @param kind of the model: without any line, another model may well have given points
 */
export function whyScore(lines: readonly LedgerLine[], kind: ModelKind): string {
  const given = givenBy(lines);
  const gains = given.filter(({ hundredths }) => hundredths > 0);
  const total = gains.reduce((sum, { hundredths }) => sum + hundredths, 0);
  const largest = gains.toSorted((a, b) => b.hundredths - a.hundredths).slice(0, 2);
  const reduction = reductionsIn(lines, given).toSorted((a, b) => b.hundredths - a.hundredths)[0];
  const tells = reduction !== undefined && reduction.hundredths >= total * worthTelling;
  const parts = [
    ...(largest.length > 0 ? [joined(largest.toSorted((a, b) => a.last - b.last))] : []),
    ...(tells ? [`${reduction.name} took off ${points(reduction.hundredths)}`] : []),
  ];
  if (parts.length > 0) return capital(parts.join('; '));
  const none = kind === 'custom' ? 'no points' : `no ${kind} points`;
  return lines.some((line) => line.kind === 'reset') ? `Reset, and ${none} since` : capital(`${none} yet`);
}

/** Rules and points by hand, in the order of the ledger. */
function givenBy(lines: readonly LedgerLine[]): Given[] {
  const found = new Map<string | number, Given>();
  for (const { kind, ruleId, about, name, hundredths, counted: under, ignored, last } of lines) {
    const ofRule = kind === 'rule' || kind === 'decay' || kind === 'cap';
    if (!ofRule && kind !== 'attribute' && kind !== 'adjustment') continue;
    // Points by hand are told as one, those that were given apart from those that were taken.
    const key = kind === 'adjustment' ? Math.sign(hundredths) : (ruleId ?? about ?? name);
    const known = found.get(key);
    // What came beyond the cap was done all the same: the line has its points, and the cap takes them back.
    const events = under + (ignored.cap ?? 0);
    if (known) known.hundredths += hundredths;
    // What an attribute says holds from before anything that was done.
    else found.set(key, { name, kind, hundredths, counted: events, last: kind === 'attribute' ? 0 : (last ?? 0) });
  }
  return [...found.values()];
}

function reductionsIn(lines: readonly LedgerLine[], given: Given[]): { name: string; hundredths: number }[] {
  const lost = (kind: LedgerLine['kind']) =>
    -lines.reduce((sum, line) => sum + (line.kind === kind ? line.hundredths : 0), 0);
  return [
    ...given
      .filter(({ hundredths, kind }) => hundredths < 0 && kind !== 'adjustment')
      .map(({ name, hundredths }) => ({ name: small(name), hundredths: -hundredths })),
    {
      name: 'an adjustment',
      hundredths: -given.reduce(
        (sum, { kind, hundredths }) => sum + (kind === 'adjustment' ? Math.min(0, hundredths) : 0),
        0,
      ),
    },
    { name: 'inactivity', hundredths: lost('inactivity') },
    { name: 'age', hundredths: lost('decay') },
  ].filter(({ hundredths }) => hundredths > 0);
}

function joined([first, second]: Given[]): string {
  if (!first) return '';
  if (!second) return told(first);
  const inTurn = first.kind === 'rule' && second.kind === 'rule' && second.last > first.last;
  return `${told(first)}${inTurn ? ', then ' : ' and '}${small(told(second))}`;
}

function told({ name, kind, counted: events, hundredths }: Given): string {
  if (kind === 'adjustment') return `${points(hundredths)} given by hand`;
  return events > 1 ? `${name} ${events === 2 ? 'twice' : `${events.toLocaleString('en')} times`}` : name;
}

const points = (hundredths: number): string => counted(hundredths / 100, 'point');

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Within a sentence, unless it begins with an abbreviation such as API. */
const small = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
