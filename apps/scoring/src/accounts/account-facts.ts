import type { Tx } from '@heatline/database';
import {
  type Classifier,
  compileClassifier,
  type Criterion,
  type DatedKey,
  type Entry,
  type Facts,
  type MemoryCatalog,
  packEntries,
  readTimeline,
  type Timeline,
  uniteTimelines,
} from '@heatline/scoring-engine';
import { freshFacts } from '../scores/lead-subject';
import type { ClassStore } from '../timelines/class-store';
import { type AttributeChangeFact, profileHistory, type ProfileHistory } from '../timelines/profile-history';
import type { Rulebook } from '../timelines/rulebook';
import { type AccountActivity, AccountReader } from './account-reader';

/** An account as its models see it: everything that its members did, and what it is said to be itself. */
export interface AccountFacts extends AccountActivity {
  accountId: string;
  createdAt: Date;
  facts: Pick<Facts, 'timeline' | 'dated'>;
}

/** Timelines in memory at once: an account of a hundred thousand leads is read by itself. */
const membersAtOnce = 20_000;

/**
 * The facts of these accounts as they stand now, in the order of their ids and in parts that fit into memory: the timelines of
 * today's members united, under the account's own attributes. Nothing of it is stored, so nobody can leave an account and stay in
 * its score.
 */
export async function* readAccounts(
  tx: Tx,
  rulebook: Rulebook,
  classes: ClassStore,
  accountIds: string[],
): AsyncGenerator<AccountFacts[]> {
  const reader = new AccountReader(tx);
  const known = new Map((await reader.known(accountIds)).map(({ accountId, createdAt }) => [accountId, createdAt]));
  const counts = await reader.memberCounts(accountIds);
  for (const part of parts([...known.keys()], (id) => counts.get(id) ?? 0)) {
    const members = await reader.members(part);
    const profiles = await storedProfiles(tx, rulebook, classes, part);
    yield part.map((accountId) => {
      const { timelines, ...activity } = members.get(accountId)!;
      const { timeline: profile, dated } = profiles.get(accountId)!;
      const facts = { timeline: uniteTimelines(timelines, profile), dated };
      return { accountId, createdAt: known.get(accountId)!, ...activity, facts };
    });
  }
}

/** Accounts by criteria that stored timelines do not know: packed from raw events. */
export async function freshAccountFacts(
  tx: Tx,
  accountIds: string[],
  criteria: readonly Criterion[],
  datedKeys: DatedKey[],
): Promise<{ catalog: MemoryCatalog; facts: Map<string, Pick<Facts, 'timeline' | 'dated'>> }> {
  const reader = new AccountReader(tx);
  const clusters = await reader.memberClusters(accountIds);
  const { catalog, facts: ofLeads } = await freshFacts(tx, clusters, criteria, datedKeys);
  const classifier = compileClassifier(catalog.criteria);
  const timelines = new Map<string, Timeline[]>(accountIds.map((id) => [id, []]));
  for (const { rootId, accountId } of clusters) timelines.get(accountId!)!.push(ofLeads.get(rootId)!.timeline);
  const facts = new Map<string, Pick<Facts, 'timeline' | 'dated'>>();
  for (const [accountId, changes] of await reader.attributeChanges(accountIds, null)) {
    const history = profileOf(changes, classifier, datedKeys);
    const profile = pack(history, (set) => catalog.classOf(set));
    facts.set(accountId, { timeline: uniteTimelines(timelines.get(accountId)!, profile), dated: history.dated });
  }
  return { catalog, facts };
}

/** The histories of the accounts' profiles, by the classes of the workspace. */
async function storedProfiles(tx: Tx, rulebook: Rulebook, classes: ClassStore, accountIds: string[]) {
  const { catalog, classifier, datedKeys, attributeKeys } = rulebook;
  const keys = [...new Set([...attributeKeys.own, ...attributeKeys.account])];
  const changes = await new AccountReader(tx).attributeChanges(accountIds, keys);
  const histories = accountIds.map((id) => ({ id, history: profileOf(changes.get(id)!, classifier, datedKeys) }));
  const sets = histories.flatMap(({ history }) => history.steps.map(({ criteria }) => criteria));
  await classes.intern(tx.workspaceId!, catalog, sets);
  // Members' timelines may name classes that were met since.
  await classes.refresh(tx, catalog);
  return new Map(
    histories.map(({ id, history }) => {
      const timeline = pack(history, (set) => catalog.classIdOf(set)!);
      return [id, { timeline, dated: history.dated }];
    }),
  );
}

/** An attribute of an account is the account's own, whether a condition says "of its account" or not. */
const profileOf = (changes: AttributeChangeFact[], classifier: Classifier, datedKeys: DatedKey[]): ProfileHistory =>
  profileHistory(
    changes.flatMap((change) => [{ ...change, account: false }, change]),
    classifier,
    datedKeys,
  );

const pack = ({ steps }: ProfileHistory, classOf: (criteria: number[]) => number): Timeline =>
  readTimeline(
    packEntries(steps.map(({ time, criteria }): Entry => ({ time, classId: classOf(criteria), profile: true }))),
  );

function* parts(ids: string[], members: (id: string) => number): Generator<string[]> {
  let part: string[] = [];
  let weight = 0;
  for (const id of ids) {
    if (part.length > 0 && weight + members(id) > membersAtOnce) {
      yield part;
      part = [];
      weight = 0;
    }
    part.push(id);
    weight += members(id);
  }
  if (part.length > 0) yield part;
}
