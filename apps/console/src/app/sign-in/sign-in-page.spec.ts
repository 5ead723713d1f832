import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { aMe } from '../testing/a-me';
import { settled } from '../testing/settled';
import { SignInPage } from './sign-in-page';

async function aSignIn(next?: string) {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([{ path: '**', children: [] }])],
  });
  const page = TestBed.createComponent(SignInPage);
  page.componentRef.setInput('next', next);
  await page.whenStable();
  const host: HTMLElement = page.nativeElement;
  const http = TestBed.inject(HttpTestingController);
  const type = (selector: string, text: string) => {
    const field = host.querySelector<HTMLInputElement>(selector);
    if (field) field.value = text;
    field?.dispatchEvent(new Event('input'));
  };
  return {
    host,
    http,
    enter: async (email: string, password: string) => {
      type('input[type=email]', email);
      type('input[type=password]', password);
      host.querySelector('form')?.dispatchEvent(new Event('submit'));
      await settled();
    },
  };
}

const problem = (code: string, details = {}) => ({
  type: 'about:blank',
  title: code,
  status: 401,
  code,
  detail: 'No.',
  details,
});

describe('the sign-in', () => {
  it('leads to where one wanted to go', async () => {
    const { enter, http } = await aSignIn('/leads?q=a');
    await enter('mara@alderfinch.example', 'right-horse');
    const request = http.expectOne({ method: 'POST', url: '/api/session' });
    expect(request.request.body).toMatchObject({ email: 'mara@alderfinch.example', password: 'right-horse' });
    request.flush({ me: aMe() });
    await settled();
    http.expectOne('/api/preferences').flush({});
    await settled();
    expect(TestBed.inject(Router).url).toBe('/leads?q=a');
  });

  it('never leads away from the console', async () => {
    const { enter, http } = await aSignIn('//evil.example');
    await enter('mara@alderfinch.example', 'right-horse');
    http.expectOne('/api/session').flush({ me: aMe() });
    await settled();
    http.expectOne('/api/preferences').flush({});
    await settled();
    expect(TestBed.inject(Router).url).toBe('/');
  });

  it('says that address and password do not belong together, not which is wrong', async () => {
    const { enter, http, host } = await aSignIn();
    await enter('mara@alderfinch.example', 'wrong');
    http.expectOne('/api/session').flush(problem('wrong_email_or_password'), { status: 401, statusText: 'No' });
    await settled();
    expect(host.querySelector('[role=alert]')?.textContent).toContain('do not belong together');
  });

  it('asks which workspace when the password opens several', async () => {
    const { enter, http, host } = await aSignIn();
    await enter('mara@alderfinch.example', 'right-horse');
    const workspaces = [{ id: '0c000000-0000-4000-8000-000000000007', name: 'Oslo' }];
    http
      .expectOne('/api/session')
      .flush(problem('choose_workspace', { workspaces }), { status: 409, statusText: 'Which' });
    await settled();
    host.querySelector<HTMLButtonElement>('li button')?.click();
    expect(http.expectOne('/api/session').request.body).toMatchObject({ workspaceId: workspaces[0]?.id });
  });

  it('says at the field what is missing and asks nobody', async () => {
    const { enter, http, host } = await aSignIn();
    await enter('mara', '');
    http.expectNone('/api/session');
    expect([...host.querySelectorAll('.hint.err')].map((hint) => hint.textContent.trim())).toEqual([
      'Enter an e-mail address, as in ada@example.com',
      'Enter the password',
    ]);
  });
});
