import { attributeFault, type CaptureWarning, type LeadDraft } from '@heatline/contracts';

/** What a line says that can hardly be meant. It is kept: the sender alone knows what they have. */
export const doubtsOf = (index: number, { attributes, account }: LeadDraft): CaptureWarning[] => [
  ...doubts(index, 'attributes', attributes),
  ...doubts(index, 'account.attributes', account?.attributes),
];

const doubts = (index: number, path: string, attributes: Record<string, unknown> = {}): CaptureWarning[] =>
  Object.entries(attributes).flatMap(([key, value]) => {
    const message = attributeFault(key, value);
    return message === null ? [] : [{ index, path: `${path}.${key}`, message, code: 'doubtful_value' as const }];
  });
