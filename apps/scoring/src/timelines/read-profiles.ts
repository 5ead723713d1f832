import { type CopiedRow, type Tx, uuidText } from '@heatline/database';
import type { DatedValue } from '@heatline/scoring-engine';
import { KnownTexts } from '../known-texts';
import type { ClassSets } from './class-sets';
import { type Cluster, FactsReader } from './facts-reader';
import { OtherUuid } from './other-uuid';
import { type AttributeChangeFact, profileHistory } from './profile-history';
import { quoted, type Range, rangeSql, uuid } from './range-sql';
import type { Rulebook } from './rulebook';

/** When a lead's profile satisfied another set of criteria, and the values of it that have a date. */
export interface Profile {
  steps: { time: number; set: number }[];
  dated: DatedValue[];
}

const nothing: Profile = { steps: [], dated: [] };

/**
 * What the leads of a range were given, as a stream in the order of leads: what one was given is let go as soon as its history is known. Thousands
 * of leads' changes at once would outlive the collections of young memory.
 */
export async function readProfiles(
  tx: Tx,
  rulebook: Rulebook,
  range: Range,
  roots: Cluster[],
  numbers: ReadonlyMap<string, number>,
): Promise<Profile[]> {
  const { own, account } = rulebook.attributeKeys;
  const ofAccounts = account.length > 0 && (await new FactsReader(tx).attributeChanges(roots, { own: [], account }));
  const profiles = roots.map(() => nothing);
  const done = (lead: number, changes: AttributeChangeFact[]) => {
    const more = ofAccounts ? ofAccounts.get(roots[lead]!.rootId)! : [];
    // Stable, so that changes of one second stay in the order of their exact times.
    const all = more.length === 0 ? changes : [...changes, ...more].sort((a, b) => a.at - b.at);
    if (all.length > 0) profiles[lead] = profileOf(all, rulebook);
  };
  const without = new Set(ofAccounts ? roots.keys() : []);
  if (own.length > 0)
    await eachLead(tx, range, own, numbers, (lead, changes) => {
      without.delete(lead);
      done(lead, changes);
    });
  for (const lead of without) done(lead, []);
  return profiles;
}

function profileOf(
  changes: AttributeChangeFact[],
  { classifier, datedKeys, sets }: Pick<Rulebook, 'classifier' | 'datedKeys'> & { sets: ClassSets },
): Profile {
  const { steps, dated } = profileHistory(changes, classifier, datedKeys);
  return { steps: steps.map(({ time, criteria }) => ({ time, set: sets.of(criteria) })), dated };
}

/** The changes are valid only inside `each`. */
async function eachLead(
  tx: Tx,
  range: Range,
  keys: string[],
  numbers: ReadonlyMap<string, number>,
  each: (lead: number, changes: AttributeChangeFact[]) => void,
): Promise<void> {
  const other = new OtherUuid();
  const texts = new KnownTexts();
  let lead: number | undefined;
  let changes: AttributeChangeFact[] = [];
  const end = () => {
    if (lead !== undefined) each(lead, changes);
    changes = [];
  };
  await tx.copyRows(changesSql(tx.workspaceId!, range, keys), (row: CopiedRow) => {
    const id = row.where();
    if (other.isAt(row.bytes, id)) {
      end();
      lead = numbers.get(uuidText(row.bytes, id));
    }
    const key = texts.read(row.bytes, row.where(), row.size);
    const value = row.jsonb();
    changes.push({ account: false, key, value, at: Math.floor(row.timestamptz()! / 1_000) });
  });
  end();
}

/** The key of the table begins with the lead: only what one lead was given has to be sorted. */
const changesSql = (workspaceId: string, range: Range, keys: string[]): string => `
  COPY (SELECT lead_id, key, value, at FROM leads.published_attribute_change
         WHERE workspace_id = ${uuid(workspaceId)} AND ${rangeSql(range)} AND key IN (${keys.map(quoted).join(', ')})
         ORDER BY lead_id, at, change_id) TO STDOUT (FORMAT binary)`;
