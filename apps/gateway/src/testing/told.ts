import { Problem } from '@heatline/contracts';
import type * as z from 'zod';

/** The body of an answer, as what it must be. */
export const told = async <Schema extends z.ZodType>(schema: Schema, answer: Response): Promise<z.output<Schema>> =>
  schema.parse(await answer.json());

/** Status and code of a refusal. */
export const refusalIn = async (answer: Response): Promise<[number, string]> => [
  answer.status,
  (await told(Problem, answer)).code,
];
