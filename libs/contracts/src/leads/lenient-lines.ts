import * as z from 'zod';

/** How many lines one request may carry. */
export const maxLines = 1_000;

/**
 * Lines of which each is judged by itself: the envelope lets anything through, so that one bad line does not cost the
 * good ones. The API description shows the schema that the lines are judged by.
 */
export const lenientLines = (line: z.ZodType) =>
  z
    .array(z.unknown().meta(z.toJSONSchema(line, { io: 'input', unrepresentable: 'any' })))
    .min(1, 'Send at least one')
    .max(maxLines, `Send at most ${maxLines.toLocaleString('en')} at once`);

/** A line that was not kept: its place in the request, the field, and what to do about it. */
export const RefusedLine = z.object({
  index: z.int(),
  path: z.string(),
  message: z.string(),
  /** `alias_conflict`: the aliases belong to different leads, which are named; else `invalid`. */
  code: z.enum(['invalid', 'alias_conflict', 'lead_not_found']),
  leadIds: z.array(z.uuid()).optional(),
});
export type RefusedLine = z.infer<typeof RefusedLine>;
