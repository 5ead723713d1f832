import {
  type CallContext,
  changeMember,
  inviteMember,
  listMembers,
  newPasswordLink,
  readMember,
} from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { ChangeMember } from './change-member';
import { InviteMember } from './invite-member';
import { ListMembers } from './list-members';
import { MakePasswordLink } from './make-password-link';
import { ReadMember } from './read-member';

@Controller()
export class MembersController {
  constructor(
    private readonly listMembers: ListMembers,
    private readonly readMember: ReadMember,
    private readonly inviteMember: InviteMember,
    private readonly changeMember: ChangeMember,
    private readonly makePasswordLink: MakePasswordLink,
  ) {}

  @Answers(listMembers)
  list(_: z.output<typeof listMembers.request>, context: CallContext) {
    return this.listMembers.run(context);
  }

  @Answers(readMember)
  read({ memberId }: z.output<typeof readMember.request>, context: CallContext) {
    return this.readMember.run(memberId, context);
  }

  @Answers(inviteMember)
  invite(draft: z.output<typeof inviteMember.request>, context: CallContext) {
    return this.inviteMember.run(draft, context);
  }

  @Answers(changeMember)
  change({ memberId, ...change }: z.output<typeof changeMember.request>, context: CallContext) {
    return this.changeMember.run(memberId, change, context);
  }

  @Answers(newPasswordLink)
  passwordLink({ memberId }: z.output<typeof newPasswordLink.request>, context: CallContext) {
    return this.makePasswordLink.run(memberId, context);
  }
}
