import { type ModelKind, Refusal } from '@heatline/contracts';
import type { SubjectKind } from '../announcer';

export const subjectKindOf = (kind: ModelKind): SubjectKind => (kind === 'account' ? 'account' : 'lead');

/** @throws Refusal `model_of_accounts`, `model_not_of_accounts` when the model does not score such subjects */
export function refuseOtherKind({ modelId, kind }: { modelId: string; kind: ModelKind }, subject: SubjectKind): void {
  if (subjectKindOf(kind) === subject) return;
  throw subject === 'lead'
    ? new Refusal('model_of_accounts', { modelId }, 'This model scores accounts: ask for the score of an account')
    : new Refusal('model_not_of_accounts', { modelId }, 'This model scores leads: ask for the score of a lead');
}
