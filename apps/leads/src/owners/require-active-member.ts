import { Injectable } from '@nestjs/common';
import { type CallContext, readMember, Refusal } from '@heatline/contracts';
import { Bus } from '@heatline/messaging';

/** Leads belong to people who can work them. */
@Injectable()
export class RequireActiveMember {
  constructor(private readonly bus: Bus) {}

  /** @throws Refusal `owner_not_member` */
  async run(memberId: string | null, context: CallContext): Promise<void> {
    if (memberId === null) return;
    if (await this.isActive(memberId, context)) return;
    throw new Refusal(
      'owner_not_member',
      { ownerId: memberId },
      'The owner must be an active member of this workspace',
    );
  }

  private async isActive(memberId: string, context: CallContext): Promise<boolean> {
    try {
      return (await this.bus.ask(readMember, { memberId }, context)).active;
    } catch (error) {
      if (error instanceof Refusal && error.code === 'member_not_found') return false;
      throw error;
    }
  }
}
