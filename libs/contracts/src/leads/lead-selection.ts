import * as z from 'zod';
import { SentId } from '../base/sent-id';
import { Count } from '../base/whole-numbers';
import { EditedCondition } from '../conditions/edited-condition';

/** Whom a list shows: what lists, exports, bulk actions and saved views mean by "these leads". Neither = everybody. */
export const LeadFilter = z.strictObject({
  /** E-mail address, domain or name, or a part of one. */
  q: z.string().trim().max(200).optional(),
  filter: EditedCondition.optional(),
});
export type LeadFilter = z.infer<typeof LeadFilter>;

export const mostLeadsById = 500;

/** A selection, with what is to be done to it. One flat object, so that what is wrong is told at its own field. */
export const selectionWith = <Shape extends z.ZodRawShape>(more: Shape) =>
  z
    .strictObject({
      leadIds: z
        .array(SentId())
        .min(1, 'Choose at least one lead')
        .max(mostLeadsById, `At most ${mostLeadsById} leads by id`)
        .optional(),
      ...LeadFilter.shape,
      expected: Count.optional(),
      acceptChanged: z.boolean().optional(),
      ...more,
    })
    .superRefine((given, context) => {
      const { leadIds, expected } = given as { leadIds?: string[]; expected?: number };
      const complain = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
      if (leadIds === undefined && expected === undefined)
        complain('expected', 'Give leadIds (up to 500), or a filter with expected, the number of leads that you saw');
      if (leadIds === undefined) return;
      for (const field of ['q', 'filter', 'expected', 'acceptChanged'])
        if ((given as Record<string, unknown>)[field] !== undefined)
          complain(field, 'Give either leadIds or a filter, not both');
    });

/**
 * Leads to do something with: some by id, or all that match. `expected` is the number that the person saw; if there are
 * others now, the action is refused `selection_changed` with `{ was, now }`, unless `acceptChanged`.
 */
export const LeadSelection = selectionWith({});
export type LeadSelection = z.infer<typeof LeadSelection>;
