import { type CallContext, listAccounts, readAccount } from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { ListAccounts } from './list-accounts';

@Controller()
export class AccountsController {
  constructor(private readonly accounts: ListAccounts) {}

  @Answers(listAccounts)
  list(query: z.output<typeof listAccounts.request>, context: CallContext) {
    return this.accounts.run(query, context);
  }

  @Answers(readAccount)
  read({ accountId }: z.output<typeof readAccount.request>, context: CallContext) {
    return this.accounts.read(accountId, context);
  }
}
