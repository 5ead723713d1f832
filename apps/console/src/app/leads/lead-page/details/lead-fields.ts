import { type Lead, nameInWords } from '@heatline/contracts';
import type { Place } from './lead-edits';
import type { ValueType } from './typed-value';

export interface LeadField {
  readonly id: string;
  readonly place: Place;
  readonly title: string;
  readonly preferred: ValueType;
}

/** What is asked for of every lead, known or not. */
const usual: readonly { key: string; preferred: ValueType }[] = [
  { key: 'jobTitle', preferred: 'text' },
  { key: 'company', preferred: 'text' },
  { key: 'industry', preferred: 'text' },
  { key: 'companySize', preferred: 'number' },
  { key: 'location', preferred: 'text' },
];

/** The fields of a lead: its name, the usual ones, then whatever else is known, by key. */
export function leadFields(lead: Pick<Lead, 'attributeList'>): LeadField[] {
  const others = lead.attributeList.map(({ key }) => key).filter((key) => !usual.some((one) => one.key === key));
  const field = (key: string, preferred: ValueType): LeadField => ({
    id: `attribute ${key}`,
    place: { of: 'attribute', key },
    title: nameInWords(key),
    preferred,
  });
  return [
    { id: 'name', place: { of: 'name' }, title: 'Name', preferred: 'text' },
    ...usual.map(({ key, preferred }) => field(key, preferred)),
    ...others.sort().map((key) => field(key, 'text')),
  ];
}
