import type { Level, Tried } from '@heatline/contracts';
import { counted, formatPoints, type LevelView } from '@heatline/ui';
import { badgeOf } from '../../../api/models';
import type { Subject } from './chosen-to-try';

/** One lead as the panel shows it. */
export interface TriedRow {
  readonly subject: Subject;
  /** Points by the version in force; null = none is. */
  readonly now: number | null;
  readonly draft: number;
  readonly differs: boolean;
  readonly level: LevelView;
  /** What the open rule does for this lead. */
  readonly rule: string | null;
}

export function triedRows(
  subjects: readonly Subject[],
  items: readonly Tried[],
  levels: readonly Level[],
  ruleId: string | null,
): TriedRow[] {
  const bounds = levels.map(({ key, name, tone, from }) => ({ key, name, tone, from: from ?? null }));
  return subjects.flatMap((subject): TriedRow[] => {
    const tried = items.find(({ subjectId }) => subjectId === subject.id);
    if (!tried) return [];
    const { now, draft } = tried;
    return [
      {
        subject,
        now: now?.score ?? null,
        draft: draft.score,
        differs: now !== null && now.score !== draft.score,
        level: badgeOf({ levels: bounds }, draft.level),
        rule: ruleId === null ? null : ruleWords(tried, ruleId),
      },
    ];
  });
}

function ruleWords({ draft }: Tried, ruleId: string): string {
  const rule = draft.rules.find((one) => one.ruleId === ruleId);
  if (!rule) return 'nothing from this rule';
  return `${formatPoints(rule.points)} from ${rule.counted ? counted(rule.counted, 'event') : 'this rule'}`;
}
