import type { WorkflowContract } from './workflow';

/** Sends the mails that are due, in every workspace: soon after something happened, at the end of quiet hours, or once a day. */
export const sendMail: WorkflowContract<void> = { name: 'sendMail', idFor: () => 'send-mail' };

export const sendMailEverySeconds = 15;

/** `retry`: the server did not take it, its row says when it is tried again; `gone`: another has it, or it was sent. */
export type MailOutcome = 'sent' | 'retry' | 'dead' | 'dropped' | 'gone';

export interface DueMail {
  workspaceId: string;
  mailId: string;
}

export interface SendMailActivities {
  /** Those that wait longest first; at most `limit`. */
  findDueMail(input: { limit: number }): Promise<{ mails: DueMail[] }>;
  /** One try. That it failed is an outcome and stands on its row, not a failure of the activity. */
  deliverMail(input: DueMail): Promise<{ outcome: MailOutcome }>;
}

export type SendMailOutcome = Record<MailOutcome | 'failed', number>;
