import { InvalidRequest, type LeadListQuery } from '@heatline/contracts';

/** @throws InvalidRequest for a range in which no score can lie, which otherwise looks like nobody */
export function refuseEmptyRange({
  scoreMin,
  scoreMax,
  scoreBelow,
}: Pick<LeadListQuery, 'scoreMin' | 'scoreMax' | 'scoreBelow'>): void {
  if (scoreMin === undefined) return;
  if (scoreMax !== undefined && scoreMax < scoreMin) throw emptyRange('scoreMax', 'Give the lower score first');
  if (scoreBelow !== undefined && scoreBelow <= scoreMin) throw emptyRange('scoreBelow', 'Give a score above scoreMin');
}

const emptyRange = (path: string, message: string) => new InvalidRequest([{ path, message }]);
