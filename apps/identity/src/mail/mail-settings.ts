import { z } from 'zod';

/** How mail leaves this server. Without SMTP_URL there is none, and the console says so. */
export const mailEnvironment = z
  .object({
    /** As in smtp://user:password@mail.example:587 or smtps://…:465. */
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    /** As in Heatline <heatline@example.com>. */
    MAIL_FROM: z.string().min(3).optional(),
    /** Where links in mails lead. */
    PUBLIC_URL: z.url().default('http://localhost:3000'),
  })
  .refine(({ SMTP_URL, MAIL_FROM }) => SMTP_URL === undefined || MAIL_FROM !== undefined, {
    path: ['MAIL_FROM'],
    message: 'Say whom mails come from, as SMTP_URL is set',
  });

/** Null = no mail. */
export class MailSettings {
  constructor(
    readonly server: { url: string; from: string } | null,
    readonly publicUrl: string,
  ) {}

  static of({ SMTP_URL: url, MAIL_FROM: from, PUBLIC_URL }: z.output<typeof mailEnvironment>): MailSettings {
    return new MailSettings(url && from ? { url, from } : null, PUBLIC_URL.replace(/\/$/, ''));
  }
}
