import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Account } from '@heatline/contracts';
import { openSession } from '../../testing/signed-in';
import { settled } from '../../testing/settled';
import { AccountDetails } from './account-details';

const account = (version: number, name: string) =>
  ({
    accountId: '0c000000-0000-4000-8000-000000000001',
    name,
    domain: 'haldane.example',
    attributeList: [],
    createdAt: '2026-10-01T08:00:00Z',
    version,
  }) as unknown as Account;

async function details() {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  const http = TestBed.inject(HttpTestingController);
  await openSession('rep');
  const fixture = TestBed.createComponent(AccountDetails);
  fixture.componentRef.setInput('account', account(1, 'Haldane'));
  await settled();
  const host = fixture.nativeElement as HTMLElement;
  const type = (text: string) => {
    host.querySelector('input')!.value = text;
    host.querySelector('form')!.requestSubmit();
  };
  return { fixture, host, http, type };
}

describe('details of an account', () => {
  it('are saved over what stood there when editing began, however new the account is shown', async () => {
    const { fixture, host, http, type } = await details();
    host.querySelector<HTMLElement>('[aria-label="Edit name"]')!.click();
    await settled();
    fixture.componentRef.setInput('account', account(2, 'Theirs'));
    await settled();
    type('Mine');
    const sent = http.expectOne(({ method }) => method === 'PATCH');
    expect(sent.request.body).toEqual({ version: 1, name: 'Mine' });
    let stale = 0;
    fixture.componentInstance.stale.subscribe(() => stale++);
    const problem = { code: 'version_stale', detail: 'Changed meanwhile', status: 409 };
    sent.flush(problem, { status: 409, statusText: 'Conflict' });
    await settled();
    expect([stale, host.querySelector('input')]).toEqual([1, null]);
    expect(host.textContent).toContain('Theirs');
  });

  it('say at the field why what was typed is not taken, and keep it', async () => {
    const { host, http, type } = await details();
    host.querySelector<HTMLElement>('[aria-label="Edit name"]')!.click();
    await settled();
    type('Mine');
    const issues = [{ path: 'name', message: 'Keep it shorter' }];
    const problem = { code: 'invalid_request', detail: 'name: Keep it shorter.', status: 400, issues };
    http.expectOne(({ method }) => method === 'PATCH').flush(problem, { status: 400, statusText: 'Bad request' });
    await settled();
    expect(host.querySelector('form [role=alert]')?.textContent.trim()).toBe('Keep it shorter');
    const field = host.querySelector('input');
    expect([field?.value, field?.getAttribute('aria-invalid')]).toEqual(['Mine', 'true']);
    host.querySelector<HTMLElement>('form button[type=button]')!.click();
    await settled();
    host.querySelector<HTMLElement>('[aria-label="Edit name"]')!.click();
    await settled();
    expect(host.querySelector('form [role=alert]')?.textContent.trim()).toBe('');
  });
});
