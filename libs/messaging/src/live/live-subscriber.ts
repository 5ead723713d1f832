import { LiveMessage, noWorkspace } from '@heatline/contracts';
import { parseJson } from '../calls/wire';
import type { Nats } from '../nats';

/** Hears what changes, for the gateway to pass on to consoles. */
export class LiveSubscriber {
  constructor(private readonly nats: Nats) {}

  /** Messages of a workspace and those for all of them (the stack's own). @returns how to stop */
  subscribe(workspaceId: string, hear: (message: LiveMessage) => void): () => void {
    const subscriptions = [workspaceId, noWorkspace].map((id) =>
      this.nats.connection.subscribe(this.nats.subject(`live.${id}.>`), {
        callback: (_, raw) => {
          const message = LiveMessage.safeParse(parseJson(raw.string()));
          // From a process that is newer than this one: nothing that we could show.
          if (message.success) hear(message.data);
        },
      }),
    );
    return () => subscriptions.forEach((subscription) => subscription.unsubscribe());
  }
}
