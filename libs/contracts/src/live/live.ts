import * as z from 'zod';

/** What changed, told to open consoles over core NATS and SSE. Ids only: who cares reads the current state. */
export const LiveMessage = z.discriminatedUnion('topic', [
  z.object({ topic: z.literal('leads.changed'), leadIds: z.array(z.uuid()).max(1_000) }),
  /** What is known of accounts, or their scores. */
  z.object({ topic: z.literal('accounts.changed'), accountIds: z.array(z.uuid()).max(1_000) }),
  z.object({ topic: z.literal('scores.changed'), modelIds: z.array(z.uuid()), leadIds: z.array(z.uuid()).max(1_000) }),
  z.object({ topic: z.literal('models.changed'), modelId: z.uuid() }),
  z.object({ topic: z.literal('runs.changed'), runId: z.uuid() }),
  z.object({ topic: z.literal('views.changed'), viewId: z.uuid() }),
  z.object({ topic: z.literal('members.changed'), memberId: z.uuid() }),
  /** What a member watches; of no interest to others. */
  z.object({ topic: z.literal('watching.changed'), memberId: z.uuid() }),
  /** A member was notified, or has read what they were told. */
  z.object({ topic: z.literal('notifications.changed'), memberId: z.uuid() }),
  z.object({ topic: z.literal('stack.changed'), service: z.string(), ready: z.boolean() }),
]);
export type LiveMessage = z.infer<typeof LiveMessage>;

/** Core NATS subject of live messages; the stack's own go to every workspace. */
export const liveSubject = (workspaceId: string, topic: LiveMessage['topic']) => `live.${workspaceId}.${topic}`;
