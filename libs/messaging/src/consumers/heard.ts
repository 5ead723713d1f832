import type { JsMsg } from '@nats-io/jetstream';
import { type Announcement, noWorkspace } from '@heatline/contracts';
import { z } from 'zod';

/** One announcement as its listener gets it. */
export interface Heard<Payload> {
  /** The same on every redelivery: what the inbox remembers. */
  messageId: string;
  workspaceId: string;
  payload: Payload;
}

/** The message, or the reason why it never can be one. */
export function hear<Payload extends z.ZodType>(
  announcement: Announcement<Payload>,
  message: JsMsg,
): { heard: Heard<z.output<Payload>> } | { unreadable: string } {
  const messageId = z.uuid().safeParse(message.headers?.get('Nats-Msg-Id'));
  if (!messageId.success) return { unreadable: 'It has no message id' };
  const workspaceId = z.uuid().safeParse(message.headers?.get('hl-workspace') || noWorkspace);
  if (!workspaceId.success) return { unreadable: 'Its workspace is no id' };
  const payload = announcement.payload.safeParse(jsonOf(message));
  // Which field, not its value: reasons are shown to people.
  if (!payload.success)
    return {
      unreadable: `Its payload breaks the contract at ${payload.error.issues.map((i) => i.path.join('.') || 'its root').join(', ')}`,
    };
  return { heard: { messageId: messageId.data, workspaceId: workspaceId.data, payload: payload.data } };
}

function jsonOf(message: JsMsg): unknown {
  try {
    return message.json();
  } catch {
    return undefined;
  }
}
