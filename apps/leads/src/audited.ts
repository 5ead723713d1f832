import { type ActionTaken, actionTaken, type CallContext } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import type { Outbox } from '@heatline/messaging';
import { changedBy } from './changed-by';

/** For the audit log, in the transaction that does it: neither is ever kept without the other. */
export async function audited(
  outbox: Outbox,
  tx: Tx,
  context: Pick<CallContext, 'actor'>,
  act: Pick<ActionTaken, 'action' | 'subject' | 'details'>,
): Promise<void> {
  await outbox.announce(tx, actionTaken.leads, {
    ...act,
    at: (await tx.now()).toISOString(),
    actor: changedBy(context),
  });
}
