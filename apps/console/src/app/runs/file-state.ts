import type { ExportFile, ExportFileState } from '@heatline/contracts';

/** What has become of a file by now: its time may end while one looks at it. */
export const fileStateOf = (
  { state, expiresAt }: Pick<ExportFile, 'state' | 'expiresAt'>,
  now: Date,
): ExportFileState => (state === 'ready' && Date.parse(expiresAt) <= now.getTime() ? 'expired' : state);
