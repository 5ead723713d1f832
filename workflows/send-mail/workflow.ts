import { proxyActivities, setCurrentDetails } from '@temporalio/workflow';
import { activityQueues, sendMailEverySeconds, type SendMailOutcome } from '@heatline/contracts/workflows';
import type { SendMailActivities } from './activities';

const { small } = activityQueues('identity');

// The next slot comes in seconds and does the same. A day without the service, which has the queue to itself, must not leave a pile.
const { findDueMail } = proxyActivities<Pick<SendMailActivities, 'findDueMail'>>({
  taskQueue: small,
  startToCloseTimeout: '10s',
  scheduleToCloseTimeout: '60s',
  retry: { initialInterval: '1s', maximumInterval: '5s', maximumAttempts: 3 },
});
// Longer than the mail server is given for each step. One attempt: whether and when it is tried again stands on the mail's row.
const { deliverMail } = proxyActivities<Pick<SendMailActivities, 'deliverMail'>>({
  taskQueue: small,
  startToCloseTimeout: '2m',
  scheduleToCloseTimeout: '3m',
  retry: { maximumAttempts: 1 },
});

/** At once: one server that hangs holds up a quarter of the mails, not all. */
const window = 4;
const mailsPerSlot = 200;

/** Sends what is due. A mail that cannot be sent does not hold up the others. */
export async function sendMail(): Promise<SendMailOutcome> {
  const { mails } = await findDueMail({ limit: mailsPerSlot });
  const outcome: SendMailOutcome = { sent: 0, retry: 0, dead: 0, dropped: 0, gone: 0, failed: 0 };
  const waiting = [...mails];
  const lane = async () => {
    for (let mail = waiting.shift(); mail !== undefined; mail = waiting.shift()) {
      try {
        outcome[(await deliverMail(mail)).outcome]++;
      } catch {
        outcome.failed++;
      }
      setCurrentDetails(detailsOf(outcome, waiting.length));
    }
  };
  await Promise.all(Array.from({ length: window }, lane));
  return outcome;
}

function detailsOf({ sent, retry, dead, failed }: SendMailOutcome, left: number): string {
  const lines = [`- Sent ${sent}, ${left} to go`];
  if (retry > 0) lines.push(`- Put off: ${retry}. Their rows say why and when they are tried again.`);
  if (dead > 0) lines.push(`- Given up: ${dead}. Members see the reason in their notification settings.`);
  if (failed > 0) lines.push(`- Failed: ${failed}. A slot in ${sendMailEverySeconds} s or later tries them again.`);
  return lines.join('\n');
}
