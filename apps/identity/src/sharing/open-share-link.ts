import {
  type CallContext,
  explainScore,
  leadScores,
  listModels,
  readLead,
  Refusal,
  type SharedLead,
  type ShareLink,
} from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Bus } from '@heatline/messaging';
import { Injectable } from '@nestjs/common';
import { WorkspaceRow } from '../rows/workspace-row';
import { sharedLead, type ToShare } from './shared-lead';
import { ShareLimits } from './share-limits';
import { ShareLinks } from './share-links';

/** Reads for whoever holds the link, in the name of nobody: what is asked of other services is written here and is all there is. */
@Injectable()
export class OpenShareLink {
  constructor(
    private readonly database: Database,
    private readonly bus: Bus,
    private readonly limits: ShareLimits,
  ) {}

  async run(
    { token, clientAddress, opens }: { token: string; clientAddress: string; opens: boolean },
    { requestId }: CallContext,
  ): Promise<SharedLead> {
    await this.limits.count(clientAddress);
    const address = await this.database.inSystem((tx) => ShareLinks.address(tx, token));
    if (!address) throw new Refusal('share_link_not_found');
    const { workspace_id: workspaceId, share_id: shareId } = address;
    const { link, workspaceName } = await this.database.inWorkspace(workspaceId, async (tx) => {
      const found = await new ShareLinks(tx).byId(shareId);
      const workspace = await tx.entities.findOneByOrFail(WorkspaceRow, { id: workspaceId });
      return { link: found, workspaceName: workspace.name };
    });
    refuseEnded(link);
    const context = { workspaceId, requestId };
    const { lead, scores } = await this.read(link, context);
    if (opens) await this.database.inWorkspace(workspaceId, (tx) => new ShareLinks(tx).noteOpening(shareId));
    return sharedLead(lead, workspaceName, link, scores);
  }

  /** Who was erased has no page any more. */
  private async read({ leadId }: ShareLink, context: CallContext) {
    try {
      const lead = await this.bus.ask(readLead, { leadId }, context);
      return { lead, scores: await this.scoresOf(lead.leadId, context) };
    } catch (error) {
      if (error instanceof Refusal && error.code === 'lead_not_found')
        throw new Refusal('share_link_ended', { reason: 'erased' });
      throw error;
    }
  }

  private async scoresOf(leadId: string, context: CallContext): Promise<ToShare[]> {
    const [{ items: models }, { items: cards }] = await Promise.all([
      this.bus.ask(listModels, {}, context),
      this.bus.ask(leadScores, { leadId }, context),
    ]);
    return Promise.all(
      cards
        .filter(({ score }) => score !== null)
        .map(async ({ modelId }) => ({
          explanation: await this.bus.ask(explainScore, { leadId, modelId }, context),
          levels: models.find((model) => model.modelId === modelId)?.levels ?? [],
        })),
    );
  }
}

function refuseEnded({ state }: ShareLink): void {
  if (state !== 'open') throw new Refusal('share_link_ended', { reason: state });
}
