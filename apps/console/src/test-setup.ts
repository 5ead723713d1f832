import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless';

setupZonelessTestEnv({ errorOnUnknownElements: true, errorOnUnknownProperties: true });

// jsdom draws nothing: every media query that asks for room says that there is plenty.
// The CDK still listens in the old way.
const silent = { addListener: () => undefined, removeListener: () => undefined };
const roomy = (query: string) =>
  Object.assign(new EventTarget(), silent, { matches: query.includes('min-width'), media: query });
Object.assign(globalThis, { matchMedia: globalThis.matchMedia ?? roomy });

/** Nobody is at the other end: a stream that stays silent. */
class SilentStream extends EventTarget {
  static readonly CLOSED = 2;
  readonly readyState = 0;
  close() {
    this.dispatchEvent(new Event('closed'));
  }
}
Object.assign(globalThis, { EventSource: globalThis.EventSource ?? SilentStream });
