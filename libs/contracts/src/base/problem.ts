import * as z from 'zod';

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

/** A schema's complaints in the form that the API gives them: a field that nobody knows is named by its own path. */
export function issuesOf(error: z.ZodError): Issue[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), message: 'There is no such field' }))
      : [{ path: pathOf(issue.path), message: issue.message }],
  );
}

const pathOf = (path: readonly PropertyKey[]): string => path.map(String).join('.');
