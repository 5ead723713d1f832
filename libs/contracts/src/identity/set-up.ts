import * as z from 'zod';
import { defineCall } from '../base/call';
import { NewPassword, ShownName, SignInEmail } from './names';
import { NewSession } from './session';
import { TimeZone, WorkspaceName } from './workspace';

/** `needed` until the first workspace exists. */
export const readSetUp = defineCall({
  subject: 'rpc.identity.set-up.read',
  request: z.strictObject({}),
  reply: z.object({ needed: z.boolean() }),
});

export const SetUp = z.strictObject({
  workspaceName: WorkspaceName,
  name: ShownName,
  email: SignInEmail,
  password: NewPassword,
  timeZone: TimeZone.default('UTC'),
});
export type SetUp = z.infer<typeof SetUp>;

/** Makes the first workspace and its admin, once: of two at the same moment one is refused. */
export const setUp = defineCall({
  subject: 'rpc.identity.set-up.run',
  request: SetUp,
  reply: NewSession,
  refusals: ['already_set_up', 'password_too_easy'],
});
