import { createHash } from 'node:crypto';
import type { ModelDefinition } from '@heatline/contracts';
import { canonicalJson } from '../canonical-json';

/** The same for the same definition, whatever the order of its keys. */
export const definitionHash = (definition: ModelDefinition): string =>
  createHash('sha256').update(canonicalJson(definition)).digest('hex');
