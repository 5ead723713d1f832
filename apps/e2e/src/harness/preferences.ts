import type { Preferences } from '@heatline/contracts';
import type { Page } from 'playwright-core';

/** What the signed-in member chose, as the server has it: a page shows a choice before, and a reload would be too early. */
export const preferencesOf = async (page: Page): Promise<Preferences> =>
  (await page.request.get('/api/preferences')).json() as Promise<Preferences>;
