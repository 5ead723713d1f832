import {
  type CallContext,
  listMembers,
  type Member,
  personalDataCalls,
  readMember,
  Refusal,
} from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import type { ServiceDefinition } from '@heatline/service';
import { Controller } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';

/** What identity would answer about members, from memory: who they are, and whether they are active. */
export class MembersUnderTest {
  private readonly members = new Map<string, Member>();
  /** Happens once, while somebody waits for their names. */
  meanwhile: (() => Promise<unknown>) | undefined;

  add(workspaceId: string, active = true): string {
    const id = uuidv7();
    const member: Member = {
      id,
      name: 'A member',
      email: `${id}@members.example`,
      role: 'rep',
      active,
      invited: false,
      createdAt: '2026-01-01T00:00:00Z',
      lastSignInAt: null,
    };
    this.members.set(`${workspaceId} ${id}`, member);
    return id;
  }

  async of(workspaceId: string): Promise<Member[]> {
    const { meanwhile } = this;
    this.meanwhile = undefined;
    await meanwhile?.();
    return [...this.members].flatMap(([key, member]) => (key.startsWith(workspaceId) ? [member] : []));
  }

  find(workspaceId: string, memberId: string): Member {
    const member = this.members.get(`${workspaceId} ${memberId}`);
    if (!member) throw new Refusal('member_not_found', { memberId });
    return member;
  }
}

export function identityUnderTest(members: MembersUnderTest): ServiceDefinition {
  @Controller()
  class Members {
    @Answers(readMember)
    read({ memberId }: { memberId: string }, { workspaceId }: CallContext): Member {
      return members.find(workspaceId, memberId);
    }

    @Answers(personalDataCalls.identity.erase)
    erase() {
      return { removed: [] };
    }

    @Answers(listMembers)
    async list(_: object, { workspaceId }: CallContext): Promise<{ items: Member[] }> {
      return { items: await members.of(workspaceId) };
    }
  }
  return { name: 'identity', module: { module: class IdentityUnderTest {}, controllers: [Members] } };
}
