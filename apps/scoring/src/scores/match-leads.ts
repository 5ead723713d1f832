import { type Condition, type matchLeads, Refusal } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import {
  compileCondition,
  criteriaOfCondition,
  datedKeysOfCondition,
  type Facts,
  leavesOf,
  match,
} from '@heatline/scoring-engine';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ClassStore } from '../timelines/class-store';
import { FactsReader } from '../timelines/facts-reader';
import { criterionKeyOf, type Rulebook } from '../timelines/rulebook';
import { RulebookStore } from '../timelines/rulebook-store';
import { type StoredTimeline, TimelineStore } from '../timelines/timeline-store';
import { freshFacts } from './lead-subject';
import { knows } from './model-subject';
import { readScoresFor, scoreExtras, type ScoresByLead } from './match-extras';

type Request = z.output<(typeof matchLeads)['request']>;
type Reply = z.input<(typeof matchLeads)['reply']>;

/** Leads that are looked at in one statement. */
const perScan = 2_000;

/** Who satisfies a condition now. */
@Injectable()
export class MatchLeads {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly classes: ClassStore,
  ) {}

  run(workspaceId: string, request: Request): Promise<Reply> {
    refuseUnsupported(request.condition);
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const rulebook = await this.rulebooks.hold(tx);
      const matcher = await Matcher.of(tx, rulebook, this.classes, request);
      if (request.leadIds) {
        const matching = new Set(await matcher.among(await new TimelineStore(tx).byIds(request.leadIds)));
        return {
          leadIds: request.leadIds.filter((id) => matching.has(id)),
          next: null,
          ...(request.countOnly && { count: matching.size }),
        };
      }
      return this.scan(tx, matcher, request);
    });
  }

  /** In the order of ids, until a page is full or everybody was looked at. */
  private async scan(tx: Tx, matcher: Matcher, { after, limit, countOnly }: Request): Promise<Reply> {
    const found: string[] = [];
    let count = 0;
    for (let from = after ?? null; ;) {
      const timelines = await new TimelineStore(tx).next(from, perScan);
      const matching = await matcher.among(timelines);
      count += matching.length;
      if (!countOnly) found.push(...matching);
      from = timelines.at(-1)?.leadId ?? null;
      if (timelines.length < perScan)
        return { leadIds: found.slice(0, limit), next: nextOf(found, limit), ...(countOnly && { count }) };
      if (!countOnly && found.length > limit) return { leadIds: found.slice(0, limit), next: found[limit - 1]! };
    }
  }
}

const nextOf = (found: string[], limit: number): string | null => (found.length > limit ? found[limit - 1]! : null);

/** A condition, with all that it asks of others, ready to be asked of any leads. */
class Matcher {
  private constructor(
    private readonly tx: Tx,
    private readonly rulebook: Rulebook,
    private readonly classes: ClassStore,
    private readonly request: Request,
    private readonly known: boolean,
    private readonly asOf: number,
  ) {}

  static async of(tx: Tx, rulebook: Rulebook, classes: ClassStore, request: Request): Promise<Matcher> {
    const { condition } = request;
    const criteria = criteriaOfCondition(condition, rulebook.settings);
    const dated = datedKeysOfCondition(condition).map((key) => ({ ...key, kind: 'dated' as const }));
    const known = await knows(tx, [...criteria, ...dated].map(criterionKeyOf));
    return new Matcher(tx, rulebook, classes, request, known, (await tx.scoringTime()) / 1_000);
  }

  async among(timelines: StoredTimeline[]): Promise<string[]> {
    if (timelines.length === 0) return [];
    const { condition, memberId } = this.request;
    const leadIds = timelines.map(({ leadId }) => leadId);
    const scores: ScoresByLead = await readScoresFor(this.tx, condition, leadIds);
    const { catalog, factsOf } = this.known ? await this.stored() : await this.fresh(leadIds);
    const compiled = compileCondition(condition, catalog, this.rulebook.settings);
    if (!compiled.ok) throw new Error('A condition asks for criteria that are not its own');
    return timelines
      .filter((timeline) =>
        match(
          compiled.value,
          factsOf(timeline),
          scoreExtras(scores, timeline.leadId, timeline.ownerId, memberId ?? null),
          this.asOf,
        ),
      )
      .map(({ leadId }) => leadId);
  }

  private async stored() {
    await this.classes.refresh(this.tx, this.rulebook.catalog);
    return { catalog: this.rulebook.catalog, factsOf: storedFacts };
  }

  private async fresh(leadIds: string[]) {
    const { condition } = this.request;
    const clusters = await new FactsReader(this.tx).clusters(leadIds);
    const criteria = criteriaOfCondition(condition, this.rulebook.settings);
    const { catalog, facts } = await freshFacts(this.tx, clusters, criteria, datedKeysOfCondition(condition));
    return {
      catalog,
      factsOf: (timeline: StoredTimeline) =>
        facts.get(timeline.leadId) ?? storedFacts({ ...timeline, timeline: empty }),
    };
  }
}

const empty = { words: new Uint32Array(0), from: 0, to: 0 };

const storedFacts = ({ timeline, dated, createdAt }: StoredTimeline): Facts => ({
  timeline,
  dated,
  adjustments: [],
  resets: [],
  createdAt: Math.floor(createdAt.getTime() / 1_000),
});

/** What scoring has no rows of. */
function refuseUnsupported(condition: Condition): void {
  for (const leaf of leavesOf(condition)) {
    const what = 'watched' in leaf ? 'who watches a lead' : 'segment' in leaf ? 'segments' : null;
    if (what) throw new Refusal('condition_not_supported', {}, `A condition on ${what} cannot be answered yet`);
  }
}
