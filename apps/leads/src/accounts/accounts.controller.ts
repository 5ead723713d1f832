import { type CallContext, changeAccount, listAccounts, readAccount } from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { ChangeAccount } from './change-account';
import { ListAccounts } from './list-accounts';
import { ReadAccount } from './read-account';

@Controller()
export class AccountsController {
  constructor(
    private readonly listing: ListAccounts,
    private readonly reading: ReadAccount,
    private readonly changing: ChangeAccount,
  ) {}

  @Answers(listAccounts)
  list(query: z.output<typeof listAccounts.request>, context: CallContext) {
    return this.listing.run(query, context);
  }

  @Answers(readAccount)
  read({ accountId }: z.output<typeof readAccount.request>, context: CallContext) {
    return this.reading.run(accountId, context);
  }

  @Answers(changeAccount)
  change({ accountId, ...change }: z.output<typeof changeAccount.request>, context: CallContext) {
    return this.changing.run(accountId, change, context);
  }
}
