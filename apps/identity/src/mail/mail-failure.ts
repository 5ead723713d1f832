/** After so many tries a mail is given up. */
export const mostAttempts = 8;

/** Before the next try, by number of tries so far; the last one repeats. Together a good half day: a server that is down over night is no loss. */
const waitMinutes = [1, 5, 15, 60, 120, 240];

export interface MailFailure {
  /** What a member reads. Never what the server said: it likes to repeat addresses. */
  reason: string;
  /** The server will not think otherwise later. */
  final: boolean;
}

export const waitBeforeNext = (attempts: number): number =>
  waitMinutes[Math.min(attempts, waitMinutes.length) - 1] ?? 1;

/** What went wrong, by what nodemailer throws. */
export function mailFailure(error: unknown): MailFailure {
  const { code, responseCode, command } = (error ?? {}) as { code?: string; responseCode?: number; command?: string };
  if (code === 'EAUTH')
    return { reason: 'The mail server does not accept the name and password of SMTP_URL', final: false };
  if (responseCode !== undefined && responseCode >= 500)
    // What it says of the receiver or the mail stays so; what it says of us, an admin can put right.
    return {
      reason: `The mail server refused it (${responseCode})`,
      final: command === 'RCPT TO' || command === 'DATA',
    };
  if (responseCode !== undefined && responseCode >= 400)
    return { reason: `The mail server put it off (${responseCode})`, final: false };
  if (code === 'ETIMEDOUT' || code === 'ETIME')
    return { reason: 'The mail server did not answer in time', final: false };
  if (code === 'ECONNECTION' || code === 'ESOCKET' || code === 'EDNS' || code === 'ECONNREFUSED')
    return { reason: 'The mail server could not be reached', final: false };
  return { reason: 'The mail could not be sent', final: false };
}
