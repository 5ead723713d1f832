import * as z from 'zod';
import { defineCall } from '../base/call';
import { IdempotencyKey } from '../base/idempotency';
import { Instant } from '../base/instant';
import { Role } from '../base/role';
import { ShownName, SignInEmail } from './names';

export const Member = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: Role,
  /** A member who is not active cannot sign in and is not offered as an owner; what they did keeps their name. */
  active: z.boolean(),
  /** Was invited and has not chosen a password yet. */
  invited: z.boolean(),
  createdAt: Instant,
  lastSignInAt: Instant.nullable(),
});
export type Member = z.infer<typeof Member>;

export const listMembers = defineCall({
  subject: 'rpc.identity.members.list',
  request: z.strictObject({}),
  reply: z.object({ items: z.array(Member) }),
});

export const readMember = defineCall({
  subject: 'rpc.identity.members.read',
  request: z.strictObject({ memberId: z.uuid() }),
  reply: Member,
  refusals: ['member_not_found'],
});

/** Leads to the page where the member chooses a password. Shown once: only its hash is kept. */
export const PasswordLink = z.object({ token: z.string(), expiresAt: Instant });
export type PasswordLink = z.infer<typeof PasswordLink>;

export const MemberDraft = z.strictObject({ name: ShownName, email: SignInEmail, role: Role });
export type MemberDraft = z.infer<typeof MemberDraft>;

export const inviteMember = defineCall({
  subject: 'rpc.identity.members.invite',
  request: MemberDraft.extend({ idempotencyKey: IdempotencyKey }),
  reply: z.object({ member: Member, link: PasswordLink }),
  refusals: ['member_already_exists', 'idempotency_key_reused'],
});

export const MemberChange = z.strictObject({
  name: ShownName.optional(),
  role: Role.optional(),
  active: z.boolean().optional(),
});
export type MemberChange = z.infer<typeof MemberChange>;

/** A change of role or a deactivation ends what the member may do at once: their sessions are signed out. */
export const changeMember = defineCall({
  subject: 'rpc.identity.members.change',
  request: z.strictObject({ memberId: z.uuid(), ...MemberChange.shape }),
  reply: Member,
  refusals: ['member_not_found', 'last_admin'],
});

/** For a member who has forgotten the password, or whose first link ran out. Ends links given before. */
export const newPasswordLink = defineCall({
  subject: 'rpc.identity.members.password-link',
  request: z.strictObject({ memberId: z.uuid() }),
  reply: PasswordLink,
  refusals: ['member_not_found', 'member_not_active'],
});
