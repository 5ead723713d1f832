import { type CallContext, readMe, resolveSession, signIn, signOut, signOutEverywhere } from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { ReadMe } from './read-me';
import { ResolveSession } from './resolve-session';
import { SignIn } from './sign-in';
import { SignOut } from './sign-out';

@Controller()
export class SessionsController {
  constructor(
    private readonly signingIn: SignIn,
    private readonly signingOut: SignOut,
    private readonly readingMe: ReadMe,
    private readonly resolving: ResolveSession,
  ) {}

  @Answers(signIn)
  signIn(attempt: z.output<typeof signIn.request>) {
    return this.signingIn.run(attempt);
  }

  @Answers(signOut)
  signOut({ tokenHash }: z.output<typeof signOut.request>) {
    return this.signingOut.run(tokenHash);
  }

  @Answers(signOutEverywhere)
  signOutEverywhere(_: z.output<typeof signOutEverywhere.request>, context: CallContext) {
    return this.signingOut.everywhere(context);
  }

  @Answers(readMe)
  me(_: z.output<typeof readMe.request>, context: CallContext) {
    return this.readingMe.run(context);
  }

  @Answers(resolveSession)
  resolve({ tokenHash }: z.output<typeof resolveSession.request>) {
    return this.resolving.run(tokenHash);
  }
}
