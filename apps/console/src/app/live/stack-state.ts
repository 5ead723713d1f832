import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { Live } from './live';

const words: Readonly<Record<string, string>> = {
  leads: 'leads and events',
  scoring: 'scoring',
  identity: 'members and settings',
  worker: 'long jobs',
  gateway: 'the server',
};

/** Which parts of Heatline are away right now, as the server tells; they are started again by themselves. */
@Injectable({ providedIn: 'root' })
export class StackState {
  private readonly gone = signal<ReadonlySet<string>>(new Set());
  /** One sentence; null when everything is there. */
  readonly sentence = computed(() => {
    const parts = [...this.gone()].map((service) => words[service] ?? service);
    if (parts.length === 0) return null;
    return `${parts.join(', ')} ${parts.length === 1 ? 'is' : 'are'} away at the moment and will be back shortly. Nothing is lost.`.replace(
      /^./,
      (first) => first.toUpperCase(),
    );
  });

  constructor() {
    inject(Live).listen(
      'stack.changed',
      ({ service, ready }) => this.note(service, ready),
      inject(DestroyRef),
      // What came or went while the stream was away was not heard.
      () => void this.look(),
    );
    // Only changes are told: what is away already when the console is opened has to be asked for.
    void this.look();
  }

  /** The health page answers 503 with the same body when something is missing, so its status does not matter here. */
  private async look() {
    try {
      const answer: { services?: { service: string; ready: boolean }[] } = await (await fetch('/api/health')).json();
      this.gone.set(new Set(answer.services?.filter(({ ready }) => !ready).map(({ service }) => service)));
    } catch {
      // No answer at all: then the live strip already says that nothing arrives.
    }
  }

  private note(service: string, ready: boolean) {
    this.gone.update((before) => {
      const after = new Set(before);
      if (ready) after.delete(service);
      else after.add(service);
      return after;
    });
  }
}
