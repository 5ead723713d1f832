import { Injectable } from '@nestjs/common';
import {
  type CallContext,
  type CapturedLeads,
  type CaptureLeads as CaptureLeadsRequest,
  type FactsRecorded,
  factsRecorded,
  type RefusedLine,
} from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { LivePublisher, Outbox } from '@heatline/messaging';
import { v7 as uuidv7 } from 'uuid';
import { AccountMembers, memberChanges } from '../accounts/account-members';
import { AccountStore } from '../accounts/account-store';
import { type Found, Identities } from '../aliases/identities';
import { IdentityStore } from '../aliases/identity-store';
import { AttributeStore, type LeadSetting } from '../attributes/attribute-store';
import type { Setting } from '../attributes/attribute-plan';
import { changedBy } from '../changed-by';
import { refuseIfNothingIsLeft, sortOut } from '../refused-lines';
import { accountOfAliases, applyWish, leftAndJoined } from './lead-changes';
import { LeadChangeLog } from './lead-change-log';
import { doubtsOf } from './doubts';
import { type LeadLine, leadLine } from './lead-line';
import { type LeadState, LeadStore } from './lead-store';

interface KeptLine extends LeadLine {
  found: Found;
}

/** Upserts leads by their aliases: the whole batch in one transaction, with as many statements as one lead takes. */
@Injectable()
export class CaptureLeads {
  constructor(
    private readonly database: Database,
    private readonly identities: IdentityStore,
    private readonly leads: LeadStore,
    private readonly accounts: AccountStore,
    private readonly members: AccountMembers,
    private readonly attributes: AttributeStore,
    private readonly log: LeadChangeLog,
    private readonly outbox: Outbox,
    private readonly live: LivePublisher,
  ) {}

  run({ leads, source }: CaptureLeadsRequest, context: CallContext): Promise<CapturedLeads> {
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const now = await tx.now();
      const { good, refused } = sortOut(leads.map((raw, index) => leadLine(raw, index, now)));
      const identities = new Identities(await this.identities.known(tx, good), uuidv7);
      const kept = good.flatMap((line) => this.identify(line, identities, refused));
      refuseIfNothingIsLeft('leads', leads.length, refused);
      const told = { by: changedBy(context), source: source ?? null, receivedAt: now };
      await this.identities.attach(tx, identities.attached, now, told.by);
      const { updated, accountIds } = await this.write(tx, kept, identities, told);
      const touched = [...new Set([...identities.newLeads, ...updated])];
      if (touched.length > 0) await this.announce(tx, touched, [...accountIds]);
      refused.sort((a, b) => a.index - b.index);
      return outcome(kept, identities.newLeads, updated, refused);
    });
  }

  private identify(line: LeadLine, identities: Identities, refused: RefusedLine[]): KeptLine[] {
    const { index } = line;
    const found = identities.find(line);
    if (!found) refused.push({ index, path: 'leadId', message: 'No lead has this id', code: 'lead_not_found' });
    else if (found.foreign.length > 0) refused.push(conflict(index, found));
    else identities.keep(found);
    return found && found.foreign.length === 0 ? [{ ...line, found }] : [];
  }

  private async write(
    tx: Tx,
    lines: KeptLine[],
    { newLeads: fresh, attached }: Identities,
    told: Parameters<AttributeStore['set']>[4],
  ) {
    const states = await this.leads.lock(
      tx,
      lines.map(({ found }) => found).filter(({ rootId }) => !fresh.has(rootId)),
    );
    for (const leadId of fresh) states.set(leadId, { leadId, name: null, nameAt: null, accountId: null });
    const before = [...states.values()].map((state) => ({ state, ...state }));
    const accounts = await this.accounts.planFor(
      tx,
      lines.flatMap(
        ({ account, aliases }) => account ?? (account === undefined ? accountOfAliases(aliases) : undefined) ?? [],
      ),
    );
    const updated = new Set<string>();
    const renamed = new Set<string>(fresh);
    for (const { found, draft, at, account, aliases } of lines) {
      const state = states.get(found.rootId)!;
      const changed = applyWish(state, { name: draft.name, at, account, aliases }, accounts);
      if (changed || found.unowned.length > 0) {
        updated.add(found.rootId);
        renamed.add(found.rootId);
      }
    }
    await this.accounts.save(tx, accounts, told.receivedAt);
    const isFresh = ({ leadId }: LeadState) => fresh.has(leadId);
    await this.leads.add(tx, [...states.values()].filter(isFresh), attached, told.receivedAt);
    const settings = lines.flatMap((line) => settingsOf(line));
    for (const { subjectId } of await this.attributes.set(tx, 'lead', settings, fresh, told)) updated.add(subjectId);
    await this.leads.change(
      tx,
      [...states.values()].filter(({ leadId }) => updated.has(leadId) && !fresh.has(leadId)),
    );
    const names = before.flatMap(({ state, name: before }) =>
      state.name === before ? [] : [{ leadId: state.leadId, name: state.name, before }],
    );
    await this.log.addNames(tx, names, told);
    await this.leads.refreshCopies(tx, [...renamed]);
    const ofAccounts = lines.flatMap((line) => accountSettingsOf(line, states.get(line.found.rootId)!.accountId));
    const changedAccounts = await this.attributes.set(tx, 'account', ofAccounts, new Set(accounts.fresh.keys()), told);
    const accountIds = new Set([...changedAccounts].map(({ subjectId }) => subjectId));
    for (const { state, accountId } of before) for (const id of leftAndJoined(accountId, state)) accountIds.add(id);
    const moves = before.map(({ state, accountId: from }) => ({ from, to: state.accountId }));
    await this.members.change(tx, memberChanges(moves, accounts.fresh.keys()));
    return { updated, accountIds };
  }

  private async announce(tx: Tx, leadIds: string[], accountIds: string[]): Promise<void> {
    const leads: FactsRecorded['leads'] = leadIds.map((leadId) => ({ leadId, attributes: true }));
    await this.outbox.announce(tx, factsRecorded, {
      leads,
      ...(accountIds.length > 0 && { accountIds: accountIds.slice(0, maxAccounts) }),
    });
    for (let at = maxAccounts; at < accountIds.length; at += maxAccounts)
      await this.outbox.announce(tx, factsRecorded, { leads: [], accountIds: accountIds.slice(at, at + maxAccounts) });
    tx.afterCommit(() => {
      this.live.publish(tx.workspaceId!, { topic: 'leads.changed', leadIds });
      for (let at = 0; at < accountIds.length; at += maxAccounts) {
        const topic = 'accounts.changed';
        this.live.publish(tx.workspaceId!, { topic, accountIds: accountIds.slice(at, at + maxAccounts) });
      }
    });
  }
}

/** As many as one message may name. */
const maxAccounts = 1_000;

const conflict = (index: number, { leadId, foreign: [other] }: Found): RefusedLine => ({
  index,
  path: `aliases.${other!.alias.type}`,
  message: 'The aliases of this line belong to different leads: merge them, or leave out those of the other',
  code: 'alias_conflict',
  leadIds: [leadId, other!.leadId],
});

const settingsOf = ({ found, draft, at, explicitAt }: KeptLine): LeadSetting[] =>
  Object.entries(draft.attributes ?? {}).map(([key, value]) => ({
    subjectId: found.rootId,
    originalLeadId: found.leadId,
    key,
    value,
    at,
    explicit: explicitAt,
  }));

const accountSettingsOf = ({ draft, at, explicitAt }: KeptLine, accountId: string | null): Setting[] =>
  accountId === null
    ? []
    : Object.entries(draft.account?.attributes ?? {}).map(([key, value]) => ({
        subjectId: accountId,
        key,
        value,
        at,
        explicit: explicitAt,
      }));

/** A lead that several lines name is created by the first; each later line counts for itself. */
function outcome(
  lines: KeptLine[],
  fresh: ReadonlySet<string>,
  updated: ReadonlySet<string>,
  refused: RefusedLine[],
): CapturedLeads {
  const seen = new Set<string>();
  const counts = { created: 0, updated: 0, unchanged: 0 };
  for (const { found } of lines) {
    if (fresh.has(found.leadId) && !seen.has(found.leadId)) counts.created++;
    else if (updated.has(found.rootId)) counts.updated++;
    else counts.unchanged++;
    seen.add(found.leadId);
  }
  const leads = lines.map(({ index, found }) => ({ index, leadId: found.rootId }));
  return { ...counts, leads, refused, warnings: lines.flatMap(({ index, draft }) => doubtsOf(index, draft)) };
}
