import type { Issue } from '@heatline/contracts';
import { mayAlterNumbers, withoutAlteredNumbers } from './exact-numbers';

// What could hide something that cannot be kept. A NUL and half a surrogate pair can only come out of these spellings, so that an
// ordinary body is not walked at all.
const escapesOrPrototype = /__proto__|\\u/;

const maxIssues = 20;

/**
 * What PostgreSQL cannot store or JSON cannot give back: NUL characters, halves of surrogate pairs; numbers that a double
 * does not hold; and the one field name that JavaScript treats as more than a name. `text` is what `value` was parsed from.
 */
export function unstorable(text: string, value: unknown): Issue[] {
  const altered = mayAlterNumbers(text);
  if (!altered && !escapesOrPrototype.test(text)) return [];
  return faults(altered ? withoutAlteredNumbers(text) : value, { value: valueFault, name: nameFault });
}

/** Only the numbers that a double does not hold: a service would get null for them, or another number. */
export function alteredNumbers(text: string): Issue[] {
  return mayAlterNumbers(text)
    ? faults(withoutAlteredNumbers(text), { value: numberFault, name: () => undefined })
    : [];
}

/** For text that comes by other ways than a body, such as a query. */
export function unstorableText(text: string): string | undefined {
  if (text.includes('\0')) return 'The text holds a NUL character';
  if (!text.isWellFormed()) return 'The text holds half of a surrogate pair, which is no character';
  return undefined;
}

const numberFault = (value: unknown) => (typeof value === 'symbol' ? value.description : undefined);

const valueFault = (value: unknown) => (typeof value === 'string' ? unstorableText(value) : numberFault(value));

const nameFault = (name: string) => (name === '__proto__' ? 'This field name is not possible' : unstorableText(name));

interface Judge {
  value(value: unknown): string | undefined;
  name(name: string): string | undefined;
}

// Recursion is safe here: the depth was limited before.
function faults(value: unknown, judge: Judge): Issue[] {
  const issues: Issue[] = [];
  const walk = (inner: unknown, path: string): void => {
    if (issues.length >= maxIssues) return;
    if (typeof inner !== 'object' || inner === null) {
      const message = judge.value(inner);
      if (message) issues.push({ path, message });
      return;
    }
    for (const [name, item] of Object.entries(inner)) {
      const message = judge.name(name);
      const here = path === '' ? printable(name) : `${path}.${printable(name)}`;
      if (message) issues.push({ path: here, message });
      else walk(item, here);
    }
  };
  walk(value, '');
  return issues;
}

const printable = (name: string) => name.replaceAll('\0', '\u2400').toWellFormed();
