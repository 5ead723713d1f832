import * as z from 'zod';
import { plainWords, unknownForm } from './plain-words';

/** One thing that is wrong, and where: `path` as in `rules.2.points`. */
export const Issue = z.object({ path: z.string(), message: z.string() });
export type Issue = z.infer<typeof Issue>;

/** Every error of the HTTP API (RFC 9457, application/problem+json). `code` is for programs, `detail` for people. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  issues: z.array(Issue).optional(),
  traceId: z.string().optional(),
  /** What the refusal is about, for example the current edit token or the ids in conflict. */
  details: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.infer<typeof Problem>;

/** Reads a value by its schema, whose complaints say in plain words what to do. */
export const readBy = <Schema extends z.ZodType>(schema: Schema, value: unknown) =>
  schema.safeParse(value, { error: plainWords });

/** A schema's complaints in the form that the API gives them: a field that nobody knows is named by its own path. */
export const issuesOf = (error: Pick<z.ZodError, 'issues'>): Issue[] =>
  error.issues.flatMap((issue) => complaintsOf(issue));

function complaintsOf(issue: z.core.$ZodIssue, above: readonly PropertyKey[] = []): Issue[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: pathOf([...path, key]), message: 'There is no such field' }));
  if (issue.code === 'invalid_union' && issue.message === unknownForm) {
    // The branch that took the value's form at least, and found something wrong inside.
    const isOther = ({ code, path: at }: z.core.$ZodIssue) => code === 'invalid_type' && at.length === 0;
    const nearest = issue.errors.find((branch) => !branch.some(isOther));
    if (nearest) return nearest.flatMap((inner) => complaintsOf(inner, path));
    return [{ path: pathOf(path), message: eitherOf(issue.errors.flat().map(({ message }) => message)) }];
  }
  return [{ path: pathOf(path), message: issue.message }];
}

/** `Give text`, `Give a list` in one. */
const eitherOf = (messages: string[]): string =>
  [...new Set(messages)].map((message, i) => (i === 0 ? message : message.replace(/^Give /, ''))).join(' or ');

const pathOf = (path: readonly PropertyKey[]): string => path.map(String).join('.');
