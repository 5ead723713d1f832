import { numberOf } from '../conditions/number-of';

/** More people than work anywhere. */
const mostPeople = 10_000_000;
const peopleSaid = 'A company has a whole number of people, at most 10,000,000: give one, or words as in 51 to 200';

/**
 * What is wrong with a value; null: nothing. Only where everybody understands an attribute in one way. Set by hand it is refused at its field.
 * What systems send is kept as they have it, with a warning: for one bad value nobody is to lose the rest of a line.
 */
export function attributeFault(key: string, value: unknown): string | null {
  if (key !== 'companySize' || value === null || value === '') return null;
  if (typeof value !== 'number' && typeof value !== 'string') return peopleSaid;
  // Text of digits is compared as the number that it stands for; words without any say no number.
  const people = numberOf(value);
  if (people === null) return typeof value === 'string' && /\d/.test(value) ? null : peopleSaid;
  return Number.isInteger(people) && people >= 0 && people <= mostPeople ? null : peopleSaid;
}
