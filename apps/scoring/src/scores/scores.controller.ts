import {
  adjustScore,
  type CallContext,
  eventContributions,
  explainDifference,
  explainScore,
  leadScores,
  listAdjustments,
  matchEverybody,
  matchLeads,
  removeAdjustment,
  resetScore,
  scoreChangesByHand,
  scoredContacts,
  scoreHistory,
  updateScore,
  whyScores,
} from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { EventContributions } from './event-contributions';
import { ExplainDifference } from './explain-difference';
import { ExplainScore } from './explain-score';
import { ChangesByHand } from './changes-by-hand';
import { HandMadeChanges } from './hand-made';
import { LeadScores } from './lead-scores';
import { MatchEverybody } from '../matching/match-everybody';
import { MatchLeads } from '../matching/match-leads';
import { ReadScoreHistory } from './read-score-history';
import { ScoredContacts } from './scored-contacts';
import { UpdateScore } from './update-score';
import { WhyScores } from './why-scores';

type Request<Of extends { request: z.ZodType }> = z.output<Of['request']>;

@Controller()
export class ScoresController {
  constructor(
    private readonly contacts: ScoredContacts,
    private readonly cards: LeadScores,
    private readonly updates: UpdateScore,
    private readonly explanations: ExplainScore,
    private readonly differences: ExplainDifference,
    private readonly sentences: WhyScores,
    private readonly histories: ReadScoreHistory,
    private readonly contributions: EventContributions,
    private readonly matching: MatchLeads,
    private readonly everybody: MatchEverybody,
    private readonly handMade: HandMadeChanges,
    private readonly byHand: ChangesByHand,
  ) {}

  @Answers(scoredContacts)
  listContacts({ modelId, ...query }: Request<typeof scoredContacts>, { workspaceId }: CallContext) {
    return this.contacts.run(workspaceId, modelId, query);
  }

  @Answers(leadScores)
  async scoresOfLead({ leadId, modelId }: Request<typeof leadScores>, { workspaceId }: CallContext) {
    return { items: await this.cards.run(workspaceId, leadId, modelId) };
  }

  @Answers(updateScore)
  update({ leadId, modelId }: Request<typeof updateScore>, { workspaceId }: CallContext) {
    return this.updates.run(workspaceId, leadId, modelId);
  }

  @Answers(explainScore)
  async explain({ leadId, ...query }: Request<typeof explainScore>, { workspaceId }: CallContext) {
    const { subjectId, ...explanation } = await this.explanations.run(workspaceId, leadId, query);
    return { leadId: subjectId, ...explanation };
  }

  @Answers(explainDifference)
  explainDifference({ leadId, ...query }: Request<typeof explainDifference>, { workspaceId }: CallContext) {
    return this.differences.run(workspaceId, leadId, query);
  }

  @Answers(whyScores)
  async why({ modelId, leadIds }: Request<typeof whyScores>, { workspaceId }: CallContext) {
    return { items: await this.sentences.run(workspaceId, modelId, leadIds) };
  }

  @Answers(scoreHistory)
  async history({ leadId, ...query }: Request<typeof scoreHistory>, { workspaceId }: CallContext) {
    const { subjectId, ...history } = await this.histories.run(workspaceId, leadId, query);
    return { leadId: subjectId, ...history };
  }

  @Answers(eventContributions)
  async contribute({ leadId, eventIds, modelIds }: Request<typeof eventContributions>, { workspaceId }: CallContext) {
    return { items: await this.contributions.run(workspaceId, leadId, eventIds, modelIds) };
  }

  @Answers(matchLeads)
  match(request: Request<typeof matchLeads>, { workspaceId }: CallContext) {
    return this.matching.run(workspaceId, request);
  }

  @Answers(matchEverybody)
  matchEverybody(request: Request<typeof matchEverybody>, context: CallContext) {
    return this.everybody.run(context, request);
  }

  @Answers(listAdjustments)
  adjustments({ leadId, modelId }: Request<typeof listAdjustments>, { workspaceId }: CallContext) {
    return this.handMade.list(workspaceId, lead(leadId), modelId);
  }

  @Answers(scoreChangesByHand)
  changesByHand(request: Request<typeof scoreChangesByHand>, { workspaceId }: CallContext) {
    return this.byHand.run(workspaceId, request);
  }

  @Answers(adjustScore)
  adjust({ leadId, modelId, adjustment, idempotencyKey }: Request<typeof adjustScore>, context: CallContext) {
    return this.handMade.adjust(context, lead(leadId), modelId, adjustment, idempotencyKey);
  }

  @Answers(removeAdjustment)
  remove({ leadId, modelId, adjustmentId }: Request<typeof removeAdjustment>, context: CallContext) {
    return this.handMade.remove(context, lead(leadId), modelId, adjustmentId);
  }

  @Answers(resetScore)
  reset({ leadId, modelId, undo, idempotencyKey }: Request<typeof resetScore>, context: CallContext) {
    return this.handMade.reset(context, lead(leadId), modelId, undo, idempotencyKey);
  }
}

const lead = (id: string) => ({ kind: 'lead', id }) as const;
