import type { Level } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { firstAtOrAfter, newLeanScore, scoreLean } from '@heatline/scoring-engine';
import { ModelStore } from '../../models/model-store';
import type { VersionRow } from '../../models/version-row';
import type { ClassStore } from '../../timelines/class-store';
import type { Rulebook } from '../../timelines/rulebook';
import type { LeadSubject } from '../lead-subject';
import { type ModelSubject, modelSubject, versionNotPublished } from '../model-subject';

/** What one version says of one lead at an instant. Hundredths. */
export interface Replayed {
  score: number;
  level: Level;
  publishedVersion: number;
}

interface Ready extends ModelSubject {
  version: VersionRow;
}

/**
 * One model's scores of one lead at any instants: by what is known today of the facts before each, and by the version that was in
 * force then (before the first: the first).
 */
export class Replay {
  private readonly ready = new Map<number, Promise<Ready>>();
  private readonly lean = newLeanScore();

  private constructor(
    private readonly tx: Tx,
    private readonly rulebook: Rulebook,
    private readonly classes: ClassStore,
    private readonly modelId: string,
    private readonly subject: LeadSubject,
    private readonly versions: { publishedVersion: number; since: number }[],
  ) {}

  /** @throws Refusal `model_not_published` */
  static async of(
    tx: Tx,
    rulebook: Rulebook,
    classes: ClassStore,
    modelId: string,
    subject: LeadSubject,
  ): Promise<Replay> {
    const versions = await new ModelStore(tx).versionsInForce(modelId);
    if (versions.length === 0) throw versionNotPublished(modelId);
    return new Replay(tx, rulebook, classes, modelId, subject, versions);
  }

  /** Since when the model has had a version, in seconds since 1970. */
  get begins(): number {
    return this.versions[0]!.since;
  }

  versionAt(asOf: number): number {
    return (this.versions.findLast(({ since }) => since <= asOf) ?? this.versions[0]!).publishedVersion;
  }

  async at(asOf: number, publishedVersion = this.versionAt(asOf)): Promise<Replayed> {
    const { compiled, facts, version } = await this.readyFor(publishedVersion);
    scoreLean(compiled, facts, asOf, this.lean);
    return { score: this.lean.hundredths, level: version.definition.levels[this.lean.level]!, publishedVersion };
  }

  /** When something is known to have happened, in [from, end), each second once. */
  async factTimes(from: number, end: number): Promise<number[]> {
    const { timeline } = (await this.readyFor(this.versionAt(from))).facts;
    const [first, last] = [firstAtOrAfter(timeline, from), firstAtOrAfter(timeline, end)];
    const times = new Set<number>();
    for (let index = first; index < last; index += 2) times.add(timeline.words[index]!);
    return [...times];
  }

  /** A version made ready for the lead, once. */
  readyFor(publishedVersion: number): Promise<Ready> {
    const known = this.ready.get(publishedVersion);
    if (known) return known;
    const ready = this.make(publishedVersion);
    this.ready.set(publishedVersion, ready);
    return ready;
  }

  private async make(publishedVersion: number): Promise<Ready> {
    const version = await new ModelStore(this.tx).version(this.modelId, publishedVersion);
    return { version, ...(await modelSubject(this.tx, this.rulebook, this.classes, version, this.subject)) };
  }
}
