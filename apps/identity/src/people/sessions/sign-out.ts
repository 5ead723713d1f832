import { Injectable } from '@nestjs/common';
import { askingMember, type CallContext } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Announcer } from '../../announcer';
import { Sessions } from './sessions';

@Injectable()
export class SignOut {
  constructor(
    private readonly database: Database,
    private readonly announcer: Announcer,
  ) {}

  async run(tokenHash: string): Promise<Record<string, never>> {
    await this.database.inSystem((tx) => new Sessions(tx).end(tokenHash));
    this.announcer.accessChanged({ tokenHashes: [tokenHash] });
    return {};
  }

  async everywhere(context: CallContext): Promise<{ ended: number }> {
    const memberId = askingMember(context);
    const ended = await this.database.inSystem((tx) => new Sessions(tx).endAllOf(context.workspaceId, memberId));
    this.announcer.accessChanged({ memberIds: [memberId] });
    return { ended };
  }
}
