import type { Page } from 'playwright-core';

/** Waits until the page says that its draft is saved: as a word of its own, for what waits is "Not saved yet". */
export const draftSaved = (page: Page): Promise<void> =>
  page
    .getByRole('status')
    .filter({ hasText: /\bSaved\b/ })
    .first()
    .waitFor();
