import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Type } from '@angular/core';
import type { Me } from '@heatline/contracts';
import { aMe } from '../../testing/a-me';
import { Session } from '../../session/session';
import { settled } from '../../testing/settled';

export interface Answer {
  readonly status?: number;
  readonly body: object;
}

/** A page of the settings as somebody sees it who is signed in; `answers` by method and address, as in `GET /api/members`. */
export async function aPage(
  page: Type<unknown>,
  answers: Record<string, Answer>,
  { me = aMe(), url = '/page' }: { me?: Me; url?: string } = {},
) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([{ path: 'page', component: page }], withComponentInputBinding()),
    ],
  });
  const given: Record<string, Answer> = {
    'GET /api/me': { body: me },
    'GET /api/preferences': { body: {} },
    ...answers,
  };
  const asked: { what: string; params: string; body: unknown }[] = [];
  const settle = () =>
    settled((open) => {
      const { request } = open;
      const what = `${request.method} ${request.url}`;
      asked.push({ what, params: request.params.toString(), body: request.body });
      const answer = given[what];
      if (!answer) throw new Error(`Nothing is answered to ${what}`);
      open.flush(answer.body, { status: answer.status ?? 200, statusText: 'As given' });
    });
  Object.assign(globalThis, {
    EventSource: class {
      close() {}
    },
  });
  const reading = TestBed.inject(Session).read();
  await settle();
  await reading;
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(url, page);
  await settle();
  const host = harness.routeNativeElement as HTMLElement;
  /** The page and what lies over it: dialogs, menus, toasts. */
  const everything = () => document.body;
  return {
    host,
    asked,
    given,
    settle,
    text: () => everything().textContent,
    /** The last one of that name: what lies over the page comes after it. */
    press: async (name: RegExp) => {
      const button = [...everything().querySelectorAll<HTMLElement>('button, [role=menuitem]')]
        .filter((one) => name.test((one.getAttribute('aria-label') ?? one.textContent).trim()))
        .at(-1);
      if (!button) throw new Error(`There is no button ${name}`);
      button.click();
      await settle();
    },
    type: (label: string, text: string) => {
      const labels = [...everything().querySelectorAll('label')].filter((one) => one.textContent.trim() === label);
      const field = document.getElementById(labels.at(-1)?.getAttribute('for') ?? '') as HTMLInputElement | null;
      if (!field) throw new Error(`There is no field ${label}`);
      field.value = text;
      // A select tells both.
      for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, { bubbles: true }));
    },
  };
}

export const aProblem = (code: string, detail: string, status = 409): Answer => ({
  status,
  body: { type: 'about:blank', title: code, status, code, detail },
});
