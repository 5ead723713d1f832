import * as z from 'zod';
import { defineCall } from '../base/call';
import { Instant } from '../base/instant';
import { Role } from '../base/role';
import { NewPassword, SignInEmail } from './names';

/** Who is signed in, and where. */
export const Me = z.object({
  memberId: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: Role,
  workspace: z.object({ id: z.uuid(), name: z.string(), timeZone: z.string() }),
});
export type Me = z.infer<typeof Me>;

/** The token is given once, to be kept in a cookie; only its SHA-256 is stored. */
export const NewSession = z.object({ token: z.string(), expiresAt: Instant, me: Me });
export type NewSession = z.infer<typeof NewSession>;

/** Where a request came from, as the gateway saw it: attempts are limited by it. */
const ClientAddress = z.string().max(64);

export const SignIn = z.strictObject({
  email: SignInEmail,
  password: z.string().min(1, 'Enter the password').max(200),
  /** Needed only by somebody who uses the same address and password in several workspaces. */
  workspaceId: z.uuid().optional(),
});
export type SignIn = z.infer<typeof SignIn>;

/**
 * `choose_workspace` carries `{ workspaces: [{ id, name }] }`: the same password opens several.
 * `too_many_attempts` carries `{ retryAfterSeconds }`.
 */
export const signIn = defineCall({
  subject: 'rpc.identity.sessions.sign-in',
  request: z.strictObject({ ...SignIn.shape, clientAddress: ClientAddress }),
  reply: NewSession,
  refusals: ['wrong_email_or_password', 'too_many_attempts', 'choose_workspace'],
});

export const signOut = defineCall({
  subject: 'rpc.identity.sessions.sign-out',
  request: z.strictObject({ tokenHash: z.string() }),
  reply: z.object({}),
});

/** All sessions of the member who asks, the one in use included. */
export const signOutEverywhere = defineCall({
  subject: 'rpc.identity.sessions.sign-out-everywhere',
  request: z.strictObject({}),
  reply: z.object({ ended: z.int() }),
  refusals: ['members_only'],
});

export const readMe = defineCall({
  subject: 'rpc.identity.me.read',
  request: z.strictObject({}),
  reply: Me,
  refusals: ['members_only', 'member_not_found'],
});

export const PasswordChange = z.strictObject({
  current: z.string().min(1, 'Enter the current password').max(200),
  password: NewPassword,
});

/** Ends every session of the member and answers a new one. */
export const changePassword = defineCall({
  subject: 'rpc.identity.passwords.change',
  request: z.strictObject({ ...PasswordChange.shape, clientAddress: ClientAddress }),
  reply: NewSession,
  refusals: ['wrong_password', 'too_many_attempts', 'password_too_easy', 'members_only', 'member_not_found'],
});

const LinkToken = z.string().min(20).max(100);

/** For the page that greets somebody who follows a password link. */
export const readPasswordLink = defineCall({
  subject: 'rpc.identity.passwords.read-link',
  request: z.strictObject({ token: LinkToken }),
  reply: z.object({ name: z.string(), email: z.string(), workspaceName: z.string(), expiresAt: Instant }),
  refusals: ['password_link_not_valid'],
});

export const PasswordFromLink = z.strictObject({ token: LinkToken, password: NewPassword });

/** Works once: sets the password, ends every session of the member and answers a new one. */
export const choosePassword = defineCall({
  subject: 'rpc.identity.passwords.choose',
  request: PasswordFromLink,
  reply: NewSession,
  refusals: ['password_link_not_valid', 'password_too_easy'],
});
