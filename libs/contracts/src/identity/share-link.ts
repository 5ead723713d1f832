import * as z from 'zod';
import { defineCall } from '../base/call';
import { IdempotencyKey } from '../base/idempotency';
import { Instant } from '../base/instant';
import { LevelBadge, LevelBound, ModelKind } from '../models/model';
import { LedgerLine, UnmatchedRule } from '../scores/explain';
import { ToNextLevel } from '../scores/lead-scores';

/** A read-only page of one lead's scores that opens without an account. Of its token only a hash is kept. */
export const ShareLink = z.object({
  shareId: z.uuid(),
  leadId: z.uuid(),
  /** Name, job, company and what the lead has are not shown either. Reasons of adjustments never are. */
  hidePersonalData: z.boolean(),
  createdAt: Instant,
  createdBy: z.uuid().nullable(),
  expiresAt: Instant,
  revokedAt: Instant.nullable(),
  state: z.enum(['open', 'expired', 'revoked']),
  /** How often the page was opened, and when last. */
  opened: z.int(),
  lastOpenedAt: Instant.nullable(),
});
export type ShareLink = z.infer<typeof ShareLink>;

export const ShareDraft = z.strictObject({
  days: z.int().min(1, 'At least one day').max(90, 'At most 90 days').default(7),
  hidePersonalData: z.boolean().default(false),
});
export type ShareDraft = z.infer<typeof ShareDraft>;

const OfLead = z.object({ leadId: z.uuid() });

/** The token in the answer is shown this once; to whoever sends the same with the same key again, once more. */
export const createShareLink = defineCall({
  subject: 'rpc.identity.share-links.create',
  request: ShareDraft.extend({ leadId: z.uuid(), idempotencyKey: IdempotencyKey }),
  reply: z.object({ link: ShareLink, token: z.string() }),
  refusals: ['lead_not_found', 'too_many_share_links', 'idempotency_key_reused'],
});

/** Of one lead, newest first; ended ones too. */
export const listShareLinks = defineCall({
  subject: 'rpc.identity.share-links.list',
  request: OfLead,
  reply: z.object({ items: z.array(ShareLink) }),
  refusals: ['lead_not_found'],
});

/** For good. The same again changes nothing. */
export const revokeShareLink = defineCall({
  subject: 'rpc.identity.share-links.revoke',
  request: OfLead.extend({ shareId: z.uuid() }),
  reply: ShareLink,
  refusals: ['share_link_not_found'],
});

/** What a stranger sees of a score: the ledger and nothing by which one could go on. */
export const SharedCard = z.object({
  modelName: z.string(),
  kind: ModelKind,
  score: z.number(),
  level: LevelBadge,
  levels: z.array(LevelBound),
  toNextLevel: ToNextLevel.nullable(),
  asOf: Instant,
  lines: z.array(LedgerLine.omit({ ruleId: true, about: true, exact: true })),
  unmatched: z.array(UnmatchedRule.omit({ ruleId: true })),
});
export type SharedCard = z.infer<typeof SharedCard>;

/** Name and subtitle are null where personal data is hidden, or not known. */
export const SharedLead = z.object({
  workspaceName: z.string(),
  name: z.string().nullable(),
  /** Job title and company. */
  subtitle: z.string().nullable(),
  expiresAt: Instant,
  cards: z.array(SharedCard),
});
export type SharedLead = z.infer<typeof SharedLead>;

/** For whoever holds a link. `share_link_ended` says in `reason` whether it expired or was revoked. */
export const openShareLink = defineCall({
  subject: 'rpc.identity.share-links.open',
  request: z.object({
    token: z.string().min(1).max(200),
    clientAddress: z.string().max(100),
    /** False: somebody only asks whether it is there, and sees nothing of it. */
    opens: z.boolean().default(true),
  }),
  reply: SharedLead,
  refusals: ['share_link_not_found', 'share_link_ended', 'too_many_attempts'],
  timeoutMs: 15_000,
});
