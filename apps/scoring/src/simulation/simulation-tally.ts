import type { Level, SimulationResult, SimulationWay } from '@heatline/contracts';
import { toLevelBound } from '../models/model-view';
import { histogramOf } from './histogram';
import { movesOf, standing } from './level-moves';
import { Foremost, type Mover } from './movers';
import { ScoreCounts } from './score-counts';

/** What a part of the leads gave, as it is stored until all parts are there. */
export interface TallyPart {
  leads: number;
  before: [points: number, count: number][];
  after: [points: number, count: number][];
  /** Levels before × levels after. */
  matrix: number[][];
  rises: number;
  falls: number;
  foremost: Record<SimulationWay, Mover[]>;
  milliseconds: number;
}

/** Levels of both sides; none before when nothing is published. */
export interface Sides {
  before: readonly Level[];
  after: readonly Level[];
}

const ways = ['up', 'down', 'enters', 'leaves'] as const satisfies SimulationWay[];

/** Counts leads under two definitions. Parts of any cut of the leads merge into the same. */
export class SimulationTally {
  private readonly before = new ScoreCounts();
  private readonly after = new ScoreCounts();
  private readonly matrix: number[][];
  private readonly foremost: Record<SimulationWay, Foremost> = {
    up: new Foremost('up'),
    down: new Foremost('down'),
    enters: new Foremost('enters'),
    leaves: new Foremost('leaves'),
  };
  private readonly stands: number[];
  private readonly top: number;
  private leads = 0;
  private rises = 0;
  private falls = 0;
  private milliseconds = 0;

  constructor(private readonly sides: Sides) {
    this.matrix = sides.before.map(() => sides.after.map(() => 0));
    this.stands = standing(sides.before, sides.after);
    this.top = sides.after.length - 1;
  }

  /** Hundredths and indexes of levels; without a side before: null and −1. Few are asked for their ids. */
  add(id: () => string, before: number | null, beforeLevel: number, after: number, afterLevel: number): void {
    this.leads++;
    this.after.add(after);
    if (before !== null) {
      this.before.add(before);
      this.matrix[beforeLevel]![afterLevel]!++;
    }
    const change = after - (before ?? 0);
    if (change > 0) this.rises++;
    else if (change < 0) this.falls++;
    const { up, down, enters, leaves } = this.foremost;
    if (change > 0 && up.wants(change, id)) up.add([id(), before, after, beforeLevel, afterLevel]);
    else if (change < 0 && down.wants(-change, id)) down.add([id(), before, after, beforeLevel, afterLevel]);
    if (before === null) return;
    const [wasTop, isTop] = [this.stands[beforeLevel] === this.top, afterLevel === this.top];
    if (wasTop === isTop) return;
    if (isTop && enters.wants(after, id)) enters.add([id(), before, after, beforeLevel, afterLevel]);
    else if (wasTop && leaves.wants(before, id)) leaves.add([id(), before, after, beforeLevel, afterLevel]);
  }

  merge(part: TallyPart): void {
    this.leads += part.leads;
    this.before.addAll(part.before);
    this.after.addAll(part.after);
    part.matrix.forEach((row, i) => row.forEach((count, j) => (this.matrix[i]![j]! += count)));
    this.rises += part.rises;
    this.falls += part.falls;
    for (const way of ways) part.foremost[way].forEach((mover) => this.foremost[way].add(mover));
    this.milliseconds += part.milliseconds;
  }

  toPart(milliseconds: number): TallyPart {
    return {
      leads: this.leads,
      before: this.before.toPairs(),
      after: this.after.toPairs(),
      matrix: this.matrix,
      rises: this.rises,
      falls: this.falls,
      foremost: this.lists(),
      milliseconds,
    };
  }

  /** The head of each list, greatest first. */
  lists(): Record<SimulationWay, Mover[]> {
    const { up, down, enters, leaves } = this.foremost;
    return { up: up.list(), down: down.list(), enters: enters.list(), leaves: leaves.list() };
  }

  /** `total`: all leads that there are, for who looked only at some. */
  result(exact: boolean, total: number): SimulationResult {
    const { before, after } = this.sides;
    const bounds = [...before, ...after].flatMap(({ from }) => from ?? []);
    return {
      exact,
      leads: this.leads,
      total,
      levelsBefore: before.map(toLevelBound),
      levelsAfter: after.map(toLevelBound),
      histogram: histogramOf(this.before.toPairs(), this.after.toPairs(), bounds),
      matrix: this.matrix,
      rises: this.rises,
      falls: this.falls,
      same: this.leads - this.rises - this.falls,
      ...movesOf(this.matrix, this.stands, after.length),
    };
  }

  get computeMs(): number {
    return this.milliseconds;
  }
}
