import type { Database, Log } from '@heatline/database';
import { forgetOldMessages } from '@heatline/messaging';

const everyMs = 60 * 60 * 1_000;

/** Keeps the inbox from growing for ever. @returns how to stop */
export function tidyInbox(database: Database, log: Log): () => void {
  const tidy = () =>
    database
      .inSystem(forgetOldMessages)
      .catch((err) => log.warn({ err }, 'The inbox could not be tidied; in an hour again'));
  const timer = setInterval(() => void tidy(), everyMs);
  return () => clearInterval(timer);
}
