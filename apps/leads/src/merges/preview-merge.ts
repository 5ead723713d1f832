import { Injectable } from '@nestjs/common';
import {
  type AccountName,
  type AliasType,
  type CallContext,
  type MergedLead,
  type MergePreview,
  type MergeRequest,
  projectMerge,
} from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { Bus } from '@heatline/messaging';
import { aliasesOfRoots, type StoredAlias } from '../aliases/aliases-of-roots';
import { type Brought, broughtBy } from './brought-by';
import { namesOf } from './read-merges';
import { planTakeOver } from './take-over';
import { type MergedState, newestValues, statesOf } from './take-over-from';
import { refuseUnlessAllAnswer } from './who-answers';

/** What a merge would do. Writes nothing. */
@Injectable()
export class PreviewMerge {
  constructor(
    private readonly database: Database,
    private readonly bus: Bus,
  ) {}

  async run(merge: MergeRequest, context: CallContext): Promise<MergePreview> {
    const facts = await this.database.inWorkspace(context.workspaceId, (tx) => this.facts(tx, merge));
    const { scores } = await this.bus.ask(projectMerge, merge, context);
    return { ...facts, scores };
  }

  private async facts(tx: Tx, { targetId, leadIds }: MergeRequest): Promise<Omit<MergePreview, 'scores'>> {
    const all = [targetId, ...leadIds];
    await refuseUnlessAllAnswer(tx, all);
    const brought = await broughtBy(tx, all);
    const names = await namesOf(tx, all);
    const told = (leadId: string) => toMergedLead(leadId, names.get(leadId) ?? null, brought.get(leadId)!);
    const leads = leadIds.map(told);
    const states = await statesOf(tx, all);
    const inOrder = all.map((leadId) => states.get(leadId)!);
    const aliases = await aliasesOfRoots(tx, all);
    const values = await newestValues(tx, all);
    const { takenOver, differing } = planTakeOver(values[0]!, values.slice(1));
    const owner = keptOf(inOrder, 'ownerId');
    const account = keptOf(inOrder, 'accountId');
    const accounts = await accountNames(
      tx,
      [account.kept, ...account.others].filter((id) => id !== null),
    );
    return {
      target: told(targetId),
      leads,
      moves: {
        events: sum(leads, 'events'),
        aliases: sum(leads, 'aliases'),
        sessions: sum(leads, 'sessions'),
      },
      aliasClashes: aliasClashes(all.map((leadId) => aliases.get(leadId) ?? [])),
      account: {
        kept: account.kept === null ? null : (accounts.get(account.kept) ?? null),
        others: account.others.flatMap((id) => accounts.get(id) ?? []),
      },
      owner,
      takenOver: takenOver.map(({ key, value, leadId }) => ({ key, value, leadId })),
      differing,
    };
  }
}

const toMergedLead = (leadId: string, name: string | null, { events, aliases, sessions }: Brought): MergedLead => ({
  leadId,
  name,
  events,
  aliases,
  sessions,
});

const sum = (leads: MergedLead[], key: 'events' | 'aliases' | 'sessions') =>
  leads.reduce((total, lead) => total + lead[key], 0);

/** The first one's that has any, and those that are left behind. */
function keptOf(leads: MergedState[], key: 'ownerId' | 'accountId'): { kept: string | null; others: string[] } {
  const [kept = null, ...others] = new Set(leads.flatMap((lead) => lead[key] ?? []));
  return { kept, others };
}

/** Types that more than one lead has. Each lead's own are in order, the primary one first. */
function aliasClashes(ofLeads: StoredAlias[][]): MergePreview['aliasClashes'] {
  const types = [...new Set(ofLeads.flat().map(({ type }) => type))].sort();
  return types.flatMap((type: AliasType) => {
    const having = ofLeads
      .map((aliases) => aliases.filter((alias) => alias.type === type))
      .filter((own) => own.length > 0);
    if (having.length < 2) return [];
    const [primary, ...secondary] = having.flat().map(({ value }) => value);
    return [{ type, primary: primary!, secondary }];
  });
}

async function accountNames(tx: Tx, accountIds: string[]): Promise<Map<string, AccountName>> {
  const rows = await tx.query<AccountName>(
    `select account_id as "accountId", name, domain from account where workspace_id = $1 and account_id = any($2)`,
    [tx.workspaceId, accountIds],
  );
  return new Map(rows.map((row) => [row.accountId, row]));
}
