import { type CallContext, followMerges, projectMerge, type RequestOf } from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import { FollowMerges } from './follow-merges';
import { ProjectMerge } from './project-merge';

@Controller()
export class MergesController {
  constructor(
    private readonly followed: FollowMerges,
    private readonly projected: ProjectMerge,
  ) {}

  @Answers(followMerges)
  async follow({ leadIds, cause }: RequestOf<typeof followMerges>, { workspaceId }: CallContext) {
    await this.followed.run(workspaceId, leadIds, cause);
    return {};
  }

  @Answers(projectMerge)
  project(merge: RequestOf<typeof projectMerge>, { workspaceId }: CallContext) {
    return this.projected.run(workspaceId, merge);
  }
}
