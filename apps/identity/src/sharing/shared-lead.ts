import {
  type Explanation,
  type Lead,
  type LevelBound,
  seenName,
  type SharedCard,
  type SharedLead,
} from '@heatline/contracts';

/** A ledger with the levels of its model. */
export interface ToShare {
  explanation: Explanation;
  levels: LevelBound[];
}

/** Field by field: what a stranger may see is named here, and nothing else leaves. */
export const sharedLead = (
  lead: Lead,
  workspaceName: string,
  { expiresAt, hidePersonalData }: { expiresAt: string; hidePersonalData: boolean },
  scores: ToShare[],
): SharedLead => ({
  workspaceName,
  name: hidePersonalData ? null : seenName(lead.name),
  subtitle: hidePersonalData ? null : subtitleOf(lead),
  expiresAt,
  cards: scores.map((score) => sharedCard(score, hidePersonalData)),
});

function subtitleOf({ attributes, account }: Lead): string | null {
  const title = typeof attributes['jobTitle'] === 'string' ? attributes['jobTitle'] : null;
  const company = seenName(account?.name) ?? (typeof attributes['company'] === 'string' ? attributes['company'] : null);
  return [title, company].filter(Boolean).join(' at ') || null;
}

const sharedCard = ({ explanation, levels }: ToShare, hidden: boolean): SharedCard => ({
  modelName: explanation.modelName,
  kind: explanation.kind,
  score: explanation.score,
  level: explanation.level,
  levels,
  toNextLevel: explanation.toNextLevel,
  asOf: explanation.asOf,
  lines: explanation.lines.map(({ kind, name, conditions, points, counted, ignored, firstAt, lastAt, missing }) => ({
    kind,
    // The name of an adjustment is the reason that a colleague wrote for colleagues.
    name: kind === 'adjustment' ? 'Points given by hand' : name,
    conditions,
    points,
    counted,
    ignored,
    firstAt,
    lastAt,
    ...(missing === undefined ? {} : { missing }),
  })),
  unmatched: explanation.unmatched.map(({ name, kind, conditions, points, reason, has, wanted }) => ({
    name,
    kind,
    conditions,
    points,
    reason,
    has: hidden ? null : has,
    wanted,
  })),
});
