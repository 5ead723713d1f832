import { type CallContext, followMerges, type RequestOf } from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import { FollowMerges } from './follow-merges';

@Controller()
export class MergesController {
  constructor(private readonly followed: FollowMerges) {}

  @Answers(followMerges)
  async follow({ leadIds, cause }: RequestOf<typeof followMerges>, { workspaceId }: CallContext) {
    await this.followed.run(workspaceId, leadIds, cause);
    return {};
  }
}
