import { type CallContext, changePassword, choosePassword, readPasswordLink } from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { ChangePassword } from './change-password';
import { ChoosePassword } from './choose-password';

@Controller()
export class PasswordsController {
  constructor(
    private readonly changing: ChangePassword,
    private readonly choosing: ChoosePassword,
  ) {}

  @Answers(changePassword)
  change(wanted: z.output<typeof changePassword.request>, context: CallContext) {
    return this.changing.run(wanted, context);
  }

  @Answers(readPasswordLink)
  readLink({ token }: z.output<typeof readPasswordLink.request>) {
    return this.choosing.read(token);
  }

  @Answers(choosePassword)
  choose(wanted: z.output<typeof choosePassword.request>) {
    return this.choosing.run(wanted);
  }
}
