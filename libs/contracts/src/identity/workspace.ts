import * as z from 'zod';
import { defineCall } from '../base/call';
import { Instant } from '../base/instant';
import { ShownName } from './names';

export const WorkspaceName = ShownName;

/** An IANA zone, as in `Europe/Oslo`: days and hours of the console are told in it unless a member chose another. */
export const TimeZone = z
  .string()
  .max(64)
  // Offsets, as in +05:30, are turned round by PostgreSQL: only names mean the same everywhere.
  .regex(/^[A-Za-z][\w+\-/]*$/, 'Give a time zone by its IANA name, as in Europe/Oslo')
  .refine((zone) => isTimeZone(zone), 'Give a time zone by its IANA name, as in Europe/Oslo');

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

export const Workspace = z.object({ id: z.uuid(), name: z.string(), timeZone: z.string(), createdAt: Instant });
export type Workspace = z.infer<typeof Workspace>;

export const readWorkspace = defineCall({
  subject: 'rpc.identity.workspace.read',
  request: z.strictObject({}),
  reply: Workspace,
  refusals: ['workspace_not_found'],
});

export const WorkspaceChange = z.strictObject({ name: WorkspaceName.optional(), timeZone: TimeZone.optional() });
export type WorkspaceChange = z.infer<typeof WorkspaceChange>;

export const changeWorkspace = defineCall({
  subject: 'rpc.identity.workspace.change',
  request: WorkspaceChange,
  reply: Workspace,
  refusals: ['workspace_not_found'],
});
