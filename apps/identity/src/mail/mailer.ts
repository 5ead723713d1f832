import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { MailSettings } from './mail-settings';

export interface Letter {
  mailId: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** Each step of the conversation; a server that hangs must not hold up the others. */
const patienceMs = 15_000;

@Injectable()
export class Mailer implements OnModuleDestroy {
  private transport: Transporter | undefined;

  constructor(private readonly settings: MailSettings) {}

  /** @throws what nodemailer throws; `mailFailure` says what it means */
  async send({ mailId, to, subject, text, html }: Letter): Promise<void> {
    const { server } = this.settings;
    if (server === null) throw new Error('There is no SMTP_URL');
    const limits = { connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs };
    this.transport ??= createTransport({ url: server.url, ...limits });
    // The same id however often it is tried: a mail whose answer was lost is one mail in the end.
    const messageId = `<${mailId}@${domainOf(server.from)}>`;
    await this.transport.sendMail({
      from: server.from,
      to,
      subject,
      text,
      html,
      messageId,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Heatline-Mail': mailId },
    });
  }

  onModuleDestroy(): void {
    this.transport?.close();
  }
}

const domainOf = (from: string): string => /@([^\s>]+)/.exec(from)?.[1] ?? 'heatline.invalid';
