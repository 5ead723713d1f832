import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import type { EnvironmentProviders, OutputRef, Provider, Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Me } from '@heatline/contracts';
import { aMe } from '../../testing/a-me';
import { Session } from '../../session/session';
import { settled } from '../../testing/settled';
import { aModel } from '../../testing/a-model';

interface Around {
  /** What the server answers, by address without its query. */
  readonly answers?: Readonly<Record<string, object>>;
  readonly me?: Partial<Me>;
  readonly providers?: readonly (Provider | EnvironmentProviders)[];
}

/** One component as somebody sees it who is signed in. What it tells by an output is kept in `told`. */
export async function shown<Shown extends object>(
  type: Type<Shown>,
  inputs: Readonly<Record<string, unknown>>,
  { answers = {}, me = {}, providers = [] }: Around = {},
) {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), ...providers],
  });
  const http = TestBed.inject(HttpTestingController);
  const given: Record<string, object> = {
    '/api/me': aMe(me),
    '/api/preferences': {},
    '/api/models': { items: [aModel()] },
    '/api/members': { items: [] },
    ...answers,
  };
  const asked: string[] = [];
  /** What was sent to be kept, newest last. */
  const kept: unknown[] = [];
  /** Answers whatever is asked until nothing more comes; what it does not know stays open. */
  const settle = () =>
    settled(
      (open) => {
        asked.push(open.request.urlWithParams);
        if (open.request.body !== null) kept.push(open.request.body);
        open.flush(given[open.request.url] ?? {});
      },
      ({ url }) => url in given,
    );
  void TestBed.inject(Session).read();
  await settle();
  const fixture = TestBed.createComponent(type);
  const set = (more: Readonly<Record<string, unknown>>) => {
    for (const [name, value] of Object.entries(more)) fixture.componentRef.setInput(name, value);
  };
  set(inputs);
  const told: Record<string, unknown[]> = {};
  for (const [name, output] of Object.entries(fixture.componentInstance))
    if (isOutput(output)) output.subscribe((value) => (told[name] ??= []).push(value));
  await settle();
  const host = fixture.nativeElement as HTMLElement;
  const named = (selector: string, name: string | RegExp) =>
    [...document.querySelectorAll<HTMLElement>(selector)].find((one) => {
      const words = (one.getAttribute('aria-label') ?? one.textContent).replace(/\s+/g, ' ').trim();
      return typeof name === 'string' ? words === name : name.test(words);
    });
  /** On the page, overlays too. */
  const button = (name: string | RegExp) => named('button', name) as HTMLButtonElement | undefined;
  const press = async (name: string | RegExp) => {
    const found = button(name);
    if (!found) throw new Error(`There is no button ${name}: ${document.body.textContent}`);
    found.click();
    await settle();
  };
  /** A box by the words beside it. */
  const check = async (name: string) => {
    named('mat-checkbox', name)?.querySelector('input')?.click();
    await settle();
  };
  const fill = async (field: string, text: string) => {
    const input = host.querySelector<HTMLInputElement | HTMLSelectElement>(field);
    if (!input) throw new Error(`There is no field ${field}`);
    input.value = text;
    for (const event of ['input', 'change']) input.dispatchEvent(new Event(event, { bubbles: true }));
    await settle();
  };
  return { asked, button, check, fill, fixture, host, http, kept, press, set, settle, told };
}

const isOutput = (value: unknown): value is OutputRef<unknown> =>
  typeof value === 'object' && value !== null && 'emit' in value && 'subscribe' in value;
