import type { OnModuleDestroy } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { MailSettings } from './mail-settings';

export interface Letter {
  mailId: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

export class Mailer implements OnModuleDestroy {
  private transport: Transporter | undefined;

  /** @param patienceMs for each step of the conversation: a server that hangs must not hold up the others */
  constructor(
    private readonly settings: MailSettings,
    private readonly patienceMs = 15_000,
  ) {}

  /** @throws what nodemailer throws; `mailFailure` says what it means */
  async send({ mailId, to, subject, text, html }: Letter): Promise<void> {
    const { server, publicUrl } = this.settings;
    if (server === null) throw new Error('There is no SMTP_URL');
    const { patienceMs } = this;
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
      // What mail programs offer beside the sender's name.
      list: { unsubscribe: `${publicUrl}/settings/notifications` },
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Heatline-Mail': mailId },
    });
  }

  onModuleDestroy(): void {
    this.transport?.close();
  }
}

const domainOf = (from: string): string => /@([^\s>]+)/.exec(from)?.[1] ?? 'heatline.invalid';
