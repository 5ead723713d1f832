import { Fault, Refusal } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import {
  compileModel,
  type CompiledModel,
  criteriaOfModel,
  datedKeysOfModel,
  type Facts,
} from '@heatline/scoring-engine';
import { freshAccountFacts, readAccounts } from '../accounts/account-facts';
import type { VersionRow } from '../models/version-row';
import type { ClassStore } from '../timelines/class-store';
import type { Rulebook } from '../timelines/rulebook';
import { criterionKeyOf } from '../timelines/rulebook';
import { HandMadeStore } from '../by-hand/hand-made-store';
import { factsOf, freshFacts, type LeadSubject } from './lead-subject';
import { keyOf } from './score-store';

/** A published version, or a definition that is only tried. */
export type VersionToScore = Pick<VersionRow, 'modelId' | 'definition' | 'settings'>;

/** One version made ready for one lead or account. */
export interface ModelSubject {
  compiled: CompiledModel;
  facts: Facts;
}

/**
 * Any version for any lead or account: by the stored timeline when that knows all that the version asks for, else by the raw events.
 * Both give the same; the second reads more.
 */
export async function modelSubject(
  tx: Tx,
  rulebook: Rulebook,
  classes: ClassStore,
  version: VersionToScore,
  subject: LeadSubject,
): Promise<ModelSubject> {
  const published = { ...version.definition, settings: version.settings };
  const { rootId } = subject.cluster;
  const handMade = (await new HandMadeStore(tx).of([version.modelId], [rootId])).get(keyOf(version.modelId, rootId));
  const criteria = criteriaOfModel(published);
  const datedKeys = datedKeysOfModel(published);
  if (
    await knows(
      tx,
      [...criteria, ...datedKeys.map((dated) => ({ ...dated, kind: 'dated' as const }))].map(criterionKeyOf),
    )
  ) {
    await classes.refresh(tx, rulebook.catalog);
    const known = subject.account ? await storedAccount(tx, rulebook, classes, subject) : factsOf(subject);
    const compiled = compileModel(published, rulebook.catalog);
    if (compiled.ok) return { compiled: compiled.value, facts: { ...known, ...handMade } };
  }
  const { catalog, facts } = subject.account
    ? await freshAccountFacts(tx, [rootId], criteria, datedKeys)
    : await freshFacts(tx, [subject.cluster], criteria, datedKeys);
  const compiled = compileModel(published, catalog);
  if (!compiled.ok) throw new Fault('fault', 'A version asks for criteria that are not its own');
  return { compiled: compiled.value, facts: { ...factsOf(subject), ...facts.get(rootId), ...handMade } };
}

async function storedAccount(tx: Tx, rulebook: Rulebook, classes: ClassStore, subject: LeadSubject): Promise<Facts> {
  for await (const [account] of readAccounts(tx, rulebook, classes, [subject.cluster.rootId])) {
    if (account) return { ...factsOf(subject), ...account.facts };
  }
  return factsOf(subject);
}

/** Are all of these interned, and known of every stored fact? */
export async function knows(tx: Tx, keys: string[]): Promise<boolean> {
  const row = await tx.one<{ ready: number }>(
    'SELECT count(*)::int AS ready FROM criterion WHERE workspace_id = $1 AND key = ANY ($2) AND ready_at IS NOT NULL',
    [tx.workspaceId, keys],
  );
  return row!.ready === new Set(keys).size;
}

export const versionNotPublished = (modelId: string) =>
  new Refusal('model_not_published', { modelId }, 'This model has no published version yet: publish its draft first');
