import { effect, inject, untracked } from '@angular/core';
import { OpenLead } from './open-lead';

interface Follower {
  /** The question is another one, or its answer is of others: nothing that was read stays. */
  restart(): unknown;
  /** The same as before, with what is new. */
  refresh(): unknown;
}

/**
 * Keeps a list of the open lead new. `asked`: what of it is asked for. Once leads were merged into it, or came out of it, the list begins
 * anew: what comes with them lies between what was read. For use where something is injected.
 */
export function followLead(asked: () => string, { restart, refresh }: Follower): void {
  const open = inject(OpenLead);
  let before: { asked: string; revision: number; parts: string | undefined } | undefined;
  effect(() => {
    const [question, revision, parts] = [`${open.leadId()} ${asked()}`, open.revision(), open.parts()];
    const last = before?.asked === question ? before : undefined;
    before = { asked: question, revision, parts: parts ?? last?.parts };
    if (!last || (last.parts !== undefined && before.parts !== last.parts)) untracked(restart);
    else if (last.revision !== revision) untracked(refresh);
  });
}
