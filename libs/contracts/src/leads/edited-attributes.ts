import { AttributesDraft } from './attribute';
import { attributeFault } from './attribute-fault';

/** Attributes of one lead or account, set by hand. */
export const EditedAttributes = AttributesDraft.superRefine((attributes, context) => {
  if (typeof attributes !== 'object' || attributes === null) return;
  for (const [key, value] of Object.entries(attributes)) {
    const message = attributeFault(key, value);
    if (message) context.addIssue({ code: 'custom', path: [key], message });
  }
});
