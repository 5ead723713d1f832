import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { aMe } from '../testing/a-me';
import { settled } from '../testing/settled';
import { PasswordPage } from './password-page';

const token = 'a-token-of-some-length-1';
const problem = {
  type: 'about:blank',
  title: 'password_link_not_valid',
  status: 410,
  code: 'password_link_not_valid',
  detail: 'This link has been used or has run out. Ask an admin for a new one.',
};

async function aLink(fragment = `#${token}`) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([
        { path: 'password', component: PasswordPage },
        { path: '**', children: [] },
      ]),
    ],
  });
  const http = TestBed.inject(HttpTestingController);
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(`/password${fragment}`, PasswordPage);
  const host = harness.routeNativeElement as HTMLElement;
  return { http, host };
}

describe('a password link', () => {
  it('greets whom it is for, takes the password and signs them in', async () => {
    const { http, host } = await aLink();
    http.expectOne(`/api/password-links/${token}`).flush({
      name: 'Owen Brandt',
      email: 'owen@alderfinch.example',
      workspaceName: 'Alder & Finch',
      expiresAt: '2026-11-29T12:00:00Z',
    });
    await settled();
    expect(host.textContent).toContain('Welcome to Alder & Finch, Owen Brandt.');
    const field = host.querySelector<HTMLInputElement>('input[autocomplete=new-password]');
    if (field) field.value = 'three quiet horses';
    field?.dispatchEvent(new Event('input'));
    host.querySelector('form')?.dispatchEvent(new Event('submit'));
    await settled();
    const request = http.expectOne({ method: 'POST', url: '/api/password-links' });
    expect(request.request.body).toEqual({ token, password: 'three quiet horses' });
    request.flush({ me: aMe() });
    await settled();
    http.expectOne('/api/preferences').flush({});
    await settled();
    expect(TestBed.inject(Router).url).toBe('/');
  });

  it('that was used says so and offers no form', async () => {
    const { http, host } = await aLink();
    http.expectOne(`/api/password-links/${token}`).flush(problem, { status: 410, statusText: 'Gone' });
    await settled();
    expect(host.querySelector('[role=alert]')?.textContent).toContain('has been used or has run out');
    expect(host.querySelector('form')).toBeNull();
  });

  it('without its token says that the address is not whole', async () => {
    const { http, host } = await aLink('');
    await settled();
    http.expectNone(() => true);
    expect(host.querySelector('[role=alert]')?.textContent).toContain('not whole');
  });
});
