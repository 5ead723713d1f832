import type { ScoreChangeCause } from '@heatline/contracts';
import type { Difference, LineDifference } from '@heatline/scoring-engine';
import type { Spike } from './history-spikes';

/** What moved a score. Hundredths; `name`: of the rule, or whatever else the ledger names; null = its cause says it all. */
export interface Mover {
  cause: ScoreChangeCause;
  name: string | null;
  hundredths: number;
}

/** A reset, or that it was taken back. Seconds since 1970. */
export interface ResetAction {
  at: number;
  name: string;
}

/**
 * What made a jump: of what fits the cause that was recorded, or of everything where none was, that which moved most in its
 * direction. By today's facts: where these no longer tell it, it is what was recorded.
 */
export function moverOf(spike: Spike, difference: Difference, resets: readonly ResetAction[]): Mover {
  const direction = Math.sign(spike.to - spike.from);
  const [largest] = moversIn(difference)
    .filter(({ cause, hundredths }) => fits(spike.cause, cause) && Math.sign(hundredths) === direction)
    .sort((a, b) => Math.abs(b.hundredths) - Math.abs(a.hundredths));
  const cause = spike.cause ?? largest?.cause ?? 'activity';
  const recorded = { cause, name: null, hundredths: spike.byCause };
  if (cause !== 'reset') return largest ? { ...largest, cause } : recorded;
  const action = spike.cause === null ? undefined : resets.findLast(({ at }) => at <= spike.changedAt);
  return { ...(largest ?? recorded), cause, name: action?.name ?? 'Reset' };
}

const fits = (recorded: ScoreChangeCause | null, cause: ScoreChangeCause): boolean =>
  recorded === null ||
  recorded === cause ||
  (recorded === 'import' && (cause === 'activity' || cause === 'attributes'));

/** What belongs to one rule (its points, their decay, its cap) is one thing; a reset and another version are one each. */
function moversIn({ parts }: Difference): Mover[] {
  const movers = new Map<string, Mover>();
  const add = (key: string, mover: Mover) => {
    const known = movers.get(key);
    movers.set(key, known ? { ...known, hundredths: known.hundredths + mover.hundredths } : mover);
  };
  for (const { cause: part, hundredths, lines } of parts) {
    if (part === 'reset') add(part, { cause: 'reset', name: 'Reset', hundredths });
    else if (part === 'version') add(part, { cause: 'model', name: null, hundredths });
    else
      for (const [index, line] of lines.entries()) {
        const cause = part === 'time' ? 'decay' : causeOfFact(line.kind);
        add(`${part} ${line.ruleId ?? index}`, { cause, name: line.name, hundredths: line.hundredths });
      }
  }
  return [...movers.values()];
}

function causeOfFact(kind: LineDifference['kind']): ScoreChangeCause {
  if (kind === 'adjustment') return kind;
  return kind === 'attribute' ? 'attributes' : 'activity';
}
