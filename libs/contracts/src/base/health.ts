import * as z from 'zod';
import { defineCall } from './call';

/** One thing that a service needs, or one part of it: `database`, `nats`, `migrations`, `outbox`, `temporal`. */
export const HealthCheck = z.object({ name: z.string(), ready: z.boolean(), detail: z.string().optional() });
export type HealthCheck = z.infer<typeof HealthCheck>;

/** `ready` = every check is. `since`: when this process started. */
export const Health = z.object({
  service: z.string(),
  ready: z.boolean(),
  since: z.iso.datetime(),
  checks: z.array(HealthCheck),
});
export type Health = z.infer<typeof Health>;

/** Every service answers this. Asked with `systemContext()`. */
export const healthOf = (service: string) =>
  defineCall({ subject: `rpc.${service}.health`, request: z.object({}), reply: Health, timeoutMs: 2_000 });
