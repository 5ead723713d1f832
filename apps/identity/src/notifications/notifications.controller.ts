import { type CallContext, listNotifications, notificationMail, readNotifications } from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { ListMails } from '../mail/list-mails';
import { ListNotifications } from './list-notifications';
import { ReadNotifications } from './read-notifications';

@Controller()
export class NotificationsController {
  constructor(
    private readonly listing: ListNotifications,
    private readonly reading: ReadNotifications,
    private readonly mails: ListMails,
  ) {}

  @Answers(listNotifications)
  list(query: z.output<typeof listNotifications.request>, context: CallContext) {
    return this.listing.run(query, context);
  }

  @Answers(readNotifications)
  read(request: z.output<typeof readNotifications.request>, context: CallContext) {
    return this.reading.run(request, context);
  }

  @Answers(notificationMail)
  mail(_: z.output<typeof notificationMail.request>, context: CallContext) {
    return this.mails.run(context);
  }
}
