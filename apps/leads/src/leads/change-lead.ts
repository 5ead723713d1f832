import { Injectable } from '@nestjs/common';
import {
  type CallContext,
  factsRecorded,
  InvalidRequest,
  type Lead,
  type LeadChange,
  Refusal,
} from '@heatline/contracts';
import { Database } from '@heatline/database';
import { LivePublisher, Outbox } from '@heatline/messaging';
import { AttributeStore } from '../attributes/attribute-store';
import { audited } from '../audited';
import { changedBy } from '../changed-by';
import { factTime } from '../fact-time';
import { LeadChangeLog } from './lead-change-log';
import { LeadStore } from './lead-store';
import { ReadLead } from './read-lead';

/** Edits by hand: name and attributes of one lead. */
@Injectable()
export class ChangeLead {
  constructor(
    private readonly database: Database,
    private readonly leads: LeadStore,
    private readonly attributes: AttributeStore,
    private readonly reading: ReadLead,
    private readonly log: LeadChangeLog,
    private readonly outbox: Outbox,
    private readonly live: LivePublisher,
  ) {}

  run(leadId: string, change: LeadChange, context: CallContext): Promise<Lead> {
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const { cluster, state } = await this.leads.lockCluster(tx, leadId);
      const { rootId } = cluster;
      const { version } = await this.reading.read(tx, cluster, context);
      if (change.version !== undefined && change.version !== version) throw new Refusal('version_stale', { version });
      const now = await tx.now();
      const time = factTime(change.at, now);
      if ('fault' in time) throw new InvalidRequest([{ path: 'at', message: time.fault }]);
      const settings = Object.entries(change.attributes ?? {}).map(([key, value]) => ({
        subjectId: rootId,
        originalLeadId: leadId,
        key,
        value,
        at: time.at,
        explicit: change.at !== undefined,
      }));
      const told = { by: changedBy(context), source: null, receivedAt: now };
      const changed = await this.attributes.set(tx, 'lead', settings, new Set(), told);
      const { name } = change;
      const renamed = name !== undefined && name !== state.name;
      if (renamed) {
        // Whichever lead is named: of all that are one it is the only name.
        await this.log.add(tx, { rootId, leadId: rootId }, { kind: 'name', name, before: state.name }, now, context);
        Object.assign(state, { name, nameAt: time.at });
      }
      if (changed.size > 0) {
        const subject = { kind: 'lead' as const, id: rootId };
        const details = { attributes: settings.length };
        await audited(this.outbox, tx, context, { action: 'lead.attributes_changed', subject, details });
      }
      if (renamed || changed.size > 0) {
        await this.leads.change(tx, [state]);
        if (renamed) await this.leads.refreshCopies(tx, [rootId]);
        await this.outbox.announce(tx, factsRecorded, { leads: [{ leadId: rootId, attributes: true }] });
        tx.afterCommit(() => this.live.publish(context.workspaceId, { topic: 'leads.changed', leadIds: [rootId] }));
      }
      return this.reading.read(tx, cluster, context);
    });
  }
}
