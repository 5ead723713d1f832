import { ModelDefinition, Rule } from '@heatline/contracts';
import type { z } from 'zod';

/** Five points for each opened mail, unless the test says otherwise. */
export const aRule = (given: Partial<z.input<typeof Rule>> = {}): Rule =>
  Rule.parse({ name: 'Opened a mail', points: 5, when: { event: ['email_opened'] }, ...given });

/** What a model says: one rule, the levels and everything else as they are at first. */
export const aModel = (given: Partial<z.input<typeof ModelDefinition>> = {}): ModelDefinition =>
  ModelDefinition.parse({ rules: [aRule()], ...given });
