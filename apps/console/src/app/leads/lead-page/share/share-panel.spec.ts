import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ShareLink } from '@heatline/contracts';
import { leadId } from '../../testing/a-lead';
import { settled } from '../../../testing/settled';
import { SharePanel } from './share-panel';

const aLink = (more: Partial<ShareLink> = {}): ShareLink => ({
  shareId: '0b000000-0000-4000-8000-000000000001',
  leadId,
  hidePersonalData: false,
  createdAt: '2026-11-20T08:00:00Z',
  createdBy: null,
  expiresAt: '2026-11-27T08:00:00Z',
  revokedAt: null,
  state: 'open',
  opened: 0,
  lastOpenedAt: null,
  ...more,
});
const older = aLink({ shareId: '0b000000-0000-4000-8000-000000000002', opened: 3 });
const links = `/api/leads/${leadId}/share-links`;

async function aPanel() {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  const panel = TestBed.createComponent(SharePanel);
  panel.componentRef.setInput('leadId', leadId);
  panel.detectChanges();
  const done: string[] = [];
  const settle = (refuse = false) =>
    settled((open) => {
      const { method, url, body } = open.request;
      if (method !== 'GET') done.push(`${method} ${url} ${JSON.stringify(body)}`);
      if (method === 'POST' && refuse)
        open.flush(
          {
            type: 'about:blank',
            title: 'Too many',
            status: 409,
            code: 'too_many_share_links',
            detail: 'Revoke one.',
          },
          { status: 409, statusText: 'No' },
        );
      else if (method === 'POST') open.flush({ link: aLink(), token: 'secret' });
      else if (method === 'DELETE') open.flush(aLink({ state: 'revoked' }));
      else open.flush({ items: url === links ? [aLink(), older] : [] });
    });
  return { panel, host: panel.nativeElement as HTMLElement, done, settle };
}

describe('the panel that shares scores', () => {
  it('says at once that it makes a link, then shows it, and those made before', async () => {
    const { host, settle, done } = await aPanel();
    expect(host.textContent).toContain('Making a link');
    await settle();
    expect(host.querySelector<HTMLInputElement>('input[aria-label="Link"]')?.value).toMatch(/\/shared#secret$/);
    expect(done).toEqual([`POST ${links} {"days":7,"hidePersonalData":false}`]);
    expect(host.querySelectorAll('li')).toHaveLength(1);
    expect(host.querySelector('li')?.textContent).toContain('Opened 3 times');
  });

  it('forgets a link that nobody took', async () => {
    const { panel, settle, done } = await aPanel();
    await settle();
    panel.destroy();
    await settled();
    TestBed.inject(HttpTestingController).expectOne({ method: 'DELETE', url: `${links}/${aLink().shareId}` });
    expect(done).toHaveLength(1);
  });

  it('keeps a link that was copied, and makes another one for another choice', async () => {
    const { panel, host, settle, done } = await aPanel();
    await settle();
    host.querySelector('input[aria-label="Link"]')!.dispatchEvent(new Event('copy'));
    const expiry = host.querySelector('select')!;
    expiry.value = '30';
    expiry.dispatchEvent(new Event('change'));
    await settle();
    expect(done).toEqual([
      `POST ${links} {"days":7,"hidePersonalData":false}`,
      `POST ${links} {"days":30,"hidePersonalData":false}`,
    ]);
    panel.destroy();
  });

  it('says a refusal, and tries again', async () => {
    const { host, settle } = await aPanel();
    await settle(true);
    expect(host.querySelector('[role="alert"]')?.textContent).toContain('Revoke one.');
    [...host.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === 'Try again')!.click();
    await settle();
    expect(host.querySelector('input[aria-label="Link"]')).not.toBeNull();
  });
});
