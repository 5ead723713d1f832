import type { Role } from '@heatline/contracts';
import type { Page } from 'playwright-core';
import type { Api } from './api';

/** Signs the page in as a new member of a workspace, by the link of the invitation. */
export async function signInAsInvited(page: Page, api: Api, role: Role = 'admin'): Promise<void> {
  const email = `invited-${Date.now()}@journey.example`;
  const { link } = await api.post<{ link: { token: string } }>('/members', { name: 'Ines Vang', email, role });
  await page.goto(`/password#${link.token}`);
  await page.getByLabel('Password', { exact: true }).fill('three quiet horses 77');
  await page.getByRole('button', { name: 'Choose password' }).click();
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
}
