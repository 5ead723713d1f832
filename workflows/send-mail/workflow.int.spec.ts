import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/common';
import type { MailOutcome, SendMailActivities, SendMailOutcome } from '@heatline/contracts/workflows';
import { recordHistory } from '../testing/record-history';
import { TemporalBench } from '../testing/temporal';

const none: SendMailOutcome = { sent: 0, retry: 0, dead: 0, dropped: 0, gone: 0, failed: 0 };

describe('sending mail', () => {
  let bench: TemporalBench;
  beforeAll(async () => {
    bench = await TemporalBench.open({ namespace: 'own' });
    await bench.host();
  });
  afterAll(() => bench.close());

  const run = async (activities: SendMailActivities, path: string): Promise<SendMailOutcome> => {
    const stop = await bench.own('identity', activities);
    const handle = await bench.client.workflow.start('sendMail', {
      taskQueue: bench.queue,
      workflowId: `test:send-mail:${randomUUID()}`,
    });
    try {
      return await handle.result();
    } finally {
      await recordHistory(handle, 'send-mail', path);
      await stop();
    }
  };

  it('tries every mail that is due once, whatever becomes of the others', async () => {
    const fates: (MailOutcome | 'breaks')[] = ['sent', 'retry', 'breaks', 'dead', 'sent', 'gone', 'dropped'];
    const tried: string[] = [];
    const outcome = await run(
      {
        findDueMail: async () => ({ mails: fates.map((_, n) => ({ workspaceId: 'a', mailId: String(n) })) }),
        deliverMail: async ({ mailId }) => {
          tried.push(mailId);
          const fate = fates[Number(mailId)]!;
          if (fate === 'breaks') throw ApplicationFailure.retryable('database away');
          return { outcome: fate };
        },
      },
      'happy',
    );
    expect(outcome).toEqual({ sent: 2, retry: 1, dead: 1, dropped: 1, gone: 1, failed: 1 });
    expect(tried.sort()).toEqual(fates.map((_, n) => String(n)));
  });

  it('does nothing when nothing is due', async () => {
    const outcome = await run(
      {
        findDueMail: async () => ({ mails: [] }),
        deliverMail: async () => {
          throw new Error('not asked');
        },
      },
      'nothing-due',
    );
    expect(outcome).toEqual(none);
  });
});
