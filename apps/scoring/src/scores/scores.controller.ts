import {
  type CallContext,
  eventContributions,
  explainDifference,
  explainScore,
  leadScores,
  matchEverybody,
  matchLeads,
  type RequestOf,
  scoredContacts,
  scoreHistory,
  updateScore,
  whyScores,
} from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import { EventContributions } from './explain/event-contributions';
import { ExplainDifference } from './explain/explain-difference';
import { ExplainScore } from './explain/explain-score';
import { LeadScores } from './lead-scores';
import { MatchEverybody } from '../matching/match-everybody';
import { MatchLeads } from '../matching/match-leads';
import { ReadScoreHistory } from './history/read-score-history';
import { ScoredContacts } from './scored-contacts';
import { UpdateScore } from './update-score';
import { WhyScores } from './explain/why-scores';

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
  ) {}

  @Answers(scoredContacts)
  listContacts({ modelId, ...query }: RequestOf<typeof scoredContacts>, { workspaceId }: CallContext) {
    return this.contacts.run(workspaceId, modelId, query);
  }

  @Answers(leadScores)
  async scoresOfLead({ leadId, modelId }: RequestOf<typeof leadScores>, { workspaceId }: CallContext) {
    return { items: await this.cards.run(workspaceId, leadId, modelId) };
  }

  @Answers(updateScore)
  update({ leadId, modelId }: RequestOf<typeof updateScore>, { workspaceId }: CallContext) {
    return this.updates.run(workspaceId, leadId, modelId);
  }

  @Answers(explainScore)
  async explain({ leadId, ...query }: RequestOf<typeof explainScore>, { workspaceId }: CallContext) {
    const { subjectId, ...explanation } = await this.explanations.run(workspaceId, leadId, query);
    return { leadId: subjectId, ...explanation };
  }

  @Answers(explainDifference)
  explainDifference({ leadId, ...query }: RequestOf<typeof explainDifference>, { workspaceId }: CallContext) {
    return this.differences.run(workspaceId, leadId, query);
  }

  @Answers(whyScores)
  async why({ modelId, leadIds }: RequestOf<typeof whyScores>, { workspaceId }: CallContext) {
    return { items: await this.sentences.run(workspaceId, modelId, leadIds) };
  }

  @Answers(scoreHistory)
  async history({ leadId, ...query }: RequestOf<typeof scoreHistory>, { workspaceId }: CallContext) {
    const { subjectId, ...history } = await this.histories.run(workspaceId, leadId, query);
    return { leadId: subjectId, ...history };
  }

  @Answers(eventContributions)
  async contribute({ leadId, eventIds, modelIds }: RequestOf<typeof eventContributions>, { workspaceId }: CallContext) {
    return { items: await this.contributions.run(workspaceId, leadId, eventIds, modelIds) };
  }

  @Answers(matchLeads)
  match(request: RequestOf<typeof matchLeads>, { workspaceId }: CallContext) {
    return this.matching.run(workspaceId, request);
  }

  @Answers(matchEverybody)
  matchEverybody(request: RequestOf<typeof matchEverybody>, context: CallContext) {
    return this.everybody.run(context, request);
  }
}
