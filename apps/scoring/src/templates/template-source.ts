import type { ModelDefinition, ModelTemplate } from '@heatline/contracts';
import type * as z from 'zod';

/** A template as it is written down: the definition as a program would send it. */
export interface TemplateSource extends Omit<ModelTemplate, 'definition'> {
  readonly definition: z.input<typeof ModelDefinition>;
}
