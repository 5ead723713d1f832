import {
  askingMember,
  type CallContext,
  type PreferenceKey,
  Preferences,
  type PreferencesChange,
} from '@heatline/contracts';
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '@heatline/database';
import { planMailAnew } from '../mail/plan-mail';
import { PreferenceRow } from '../rows/preference-row';
import { viewerOf } from '../views/view-rules';
import { refuseUnknown } from './refuse-unknown';

/** What a member chose for themself, one row a key. */
@Injectable()
export class MemberPreferences {
  constructor(private readonly database: Database) {}

  read(context: CallContext): Promise<Preferences> {
    const memberId = askingMember(context);
    return this.database.inWorkspace(context.workspaceId, (tx) => readAll(tx, memberId));
  }

  change(change: PreferencesChange, context: CallContext): Promise<Preferences> {
    const memberId = askingMember(context);
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      if (change.models || change.views)
        await refuseUnknown(tx, change, await readAll(tx, memberId), viewerOf(context));
      const plansMail = change.notifications !== undefined || change.timeZone !== undefined;
      await planMailAnew(tx, plansMail ? [memberId] : [], () => keep(tx, memberId, change));
      return readAll(tx, memberId);
    });
  }
}

async function keep(tx: Tx, memberId: string, change: PreferencesChange): Promise<void> {
  // In one order always, so that two tabs that save at once do not lock each other out.
  const keys = (Object.keys(change) as PreferenceKey[]).sort();
  for (const key of keys) {
    const value = change[key];
    if (value === null) await tx.entities.delete(PreferenceRow, { workspaceId: tx.workspaceId!, memberId, key });
    else if (value !== undefined) {
      await tx.execute(
        `insert into identity.preference (workspace_id, member_id, key, value) values ($1, $2, $3, $4)
         on conflict (workspace_id, member_id, key) do update set value = excluded.value`,
        [tx.workspaceId, memberId, key, JSON.stringify(value)],
      );
    }
  }
}

async function readAll(tx: Tx, memberId: string): Promise<Preferences> {
  const rows = await tx.entities.findBy(PreferenceRow, { memberId });
  const kept = rows.filter(({ key, value }) => isStillValid(key, value));
  return Preferences.parse(Object.fromEntries(kept.map(({ key, value }) => [key, value])));
}

/** An older release may have kept what this one no longer offers: then the default holds again. */
const isStillValid = (key: PreferenceKey, value: unknown): boolean => Preferences.safeParse({ [key]: value }).success;
