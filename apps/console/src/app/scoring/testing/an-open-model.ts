import type { HttpRequest } from '@angular/common/http';
import { Component, inject, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Me, Model, ModelDraft, PublishedVersion, Run } from '@heatline/contracts';
import { eventually, settled } from '../../testing/settled';
import { signedInAs } from '../../testing/signed-in';
import { DraftClash } from '../model-page/draft-clash';
import { ModelCommands } from '../model-page/head/model-commands';
import { KeptDraft } from '../model-page/kept-draft';
import { LeaveDraft } from '../model-page/leave-draft';
import { OpenDraft } from '../model-page/open-draft';
import { OpenModel } from '../model-page/open-model';
import { aDraft, aScheduledModel, aVersion, modelId } from './a-draft';

/** What stands behind the page of a model. */
export const behindThePage = [OpenModel, KeptDraft, OpenDraft, LeaveDraft, DraftClash];

/** A page of a model that shows nothing, and reads all the same. */
@Component({ template: '', providers: [...behindThePage, ModelCommands] })
class Behind {
  readonly draft = inject(OpenDraft);
}

@Component({ template: '' })
class Elsewhere {}

/** How the server refuses. */
export interface Refusing {
  readonly status: number;
  readonly body?: object;
}

interface Around {
  readonly page?: Type<unknown>;
  readonly role?: Me['role'];
  readonly model?: Model;
  readonly draft?: ModelDraft;
  readonly versions?: readonly PublishedVersion[];
  readonly runs?: readonly Run[];
  readonly models?: readonly Model[];
  /** What else the server answers, by method and address; the draft is kept as it was sent. */
  readonly answers?: Readonly<Record<string, object>>;
}

/** What stands behind the page of one model, open, and the server that it asks. */
export async function anOpenModel({
  page = Behind,
  role = 'admin',
  model = aScheduledModel(),
  draft = aDraft(),
  versions = [aVersion()],
  runs = [],
  models = [model],
  answers = {},
}: Around = {}) {
  TestBed.configureTestingModule({
    providers: [
      ...signedInAs(role),
      provideRouter([
        { path: 'scoring/:modelId', component: page },
        { path: '**', component: Elsewhere },
      ]),
    ],
  });
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(`/scoring/${modelId}`, page);
  const base = `/api/models/${modelId}`;
  const given = new Map<string, object>(
    Object.entries({
      [`GET ${base}`]: model,
      [`GET ${base}/draft`]: draft,
      [`GET ${base}/versions`]: { items: versions },
      [`GET ${base}/versions/${versions[0]?.publishedVersion}`]: versions[0] ?? {},
      'GET /api/runs': { items: runs, nextCursor: null },
      'GET /api/models': { items: models },
      ...answers,
    }),
  );
  const refusals = new Map<string, Refusing>();
  const asked: HttpRequest<unknown>[] = [];
  const settle = () =>
    settled((open) => {
      const { method, url, body } = open.request;
      const what = `${method} ${url}`;
      asked.push(open.request);
      const refusal = refusals.get(what);
      if (refusal?.status === 0) return open.error(new ProgressEvent('error'));
      if (refusal) return open.flush(refusal.body ?? {}, { status: refusal.status, statusText: 'Refused' });
      if (what === `PUT ${base}/draft`) {
        const { version, ...definition } = body as { version: number };
        given.set(`GET ${base}/draft`, { ...draft, version: version + 1, definition });
        return open.flush(given.get(`GET ${base}/draft`)!);
      }
      open.flush(given.get(what) ?? { items: [] });
    });
  await settle();
  const { injector } = harness.routeDebugElement!;
  const host = harness.routeNativeElement as HTMLElement;
  /** A button in whatever is open, the page too. */
  const button = (name: RegExp) =>
    [...document.querySelectorAll('button')].find((one) =>
      name.test(one.getAttribute('aria-label') ?? one.textContent),
    );
  return {
    asked,
    host,
    settle,
    button,
    get: <T>(type: Type<T>): T => injector.get(type),
    sent: (method: string, path = '') =>
      asked.filter((request) => request.method === method && request.url === `${base}${path}`),
    /** From now on; null: as before. */
    refuse: (what: string, how: Refusing | null) => {
      const [method, path] = what.split(' ');
      if (how) refusals.set(`${method} ${base}${path}`, how);
      else refusals.delete(`${method} ${base}${path}`);
    },
    /** Somebody else saved it. */
    stored: (is: ModelDraft) => given.set(`GET ${base}/draft`, is),
    until: (holds: () => boolean) => eventually(() => settle().then(holds)),
    /** Waits for what a promise brings, while the server answers. */
    done: async <T>(promise: Promise<T>): Promise<T> => {
      let over = false;
      const end = promise.finally(() => (over = true));
      end.catch(() => undefined);
      await eventually(() => settle().then(() => over));
      return end;
    },
    press: async (name: RegExp) => {
      await eventually(() => settle().then(() => button(name) !== undefined));
      button(name)!.click();
      await settle();
    },
  };
}

/** Refused because somebody else saved first. */
export const stale: Refusing = {
  status: 409,
  body: { type: 'about:blank', title: 'Conflict', status: 409, code: 'version_stale', detail: 'Changed meanwhile.' },
};
