import * as z from 'zod';

/** The greatest number that PostgreSQL keeps as `int`: what is greater names nothing, and is refused before anybody asks for it. */
const greatestInt = 2_147_483_647;

const counts = `from 1 to ${greatestInt.toLocaleString('en')}`;

/** Number of a published version in an address or a query. */
export const VersionNumber = z.coerce
  .number(`A version is a number ${counts}`)
  .int('A version is a whole number')
  .min(1, `A version is a number ${counts}`)
  .max(greatestInt, `A version is a number ${counts}`);

/** What an editor read as `version`, and sends back with its change. */
export const EditToken = (message = 'Give the edit token `version` that you read') =>
  z.int(message).min(0, message).max(greatestInt, message);

/** A slice of a run; counts from 1. */
export const SliceNo = z
  .int('A slice is a whole number')
  .min(1, `A slice is a number ${counts}`)
  .max(greatestInt, `A slice is a number ${counts}`);

/** How many there are, as somebody saw it. */
export const Count = z.int('Give a whole number').min(0, 'At least 0').max(greatestInt, 'At most 2,147,483,647');
