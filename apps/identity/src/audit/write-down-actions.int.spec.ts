import { type ActionTaken, actionTaken, listAudit } from '@heatline/contracts';
import { v7 as uuidv7 } from 'uuid';
import { memberOf, toldUnderTest } from '../testing/told-under-test';

const { announce, ask, at, hearAllAgain, settled } = toldUnderTest();

const act = (action: string, kind: 'lead' | 'model'): ActionTaken => ({
  at: new Date().toISOString(),
  actor: { kind: 'member', id: memberOf(at.here) },
  action,
  subject: { kind, id: uuidv7() },
  details: { n: 1 },
});

it('what people did in other services is written down once, whichever announced it', async () => {
  const [ofLeads, ofScoring] = [act('lead.owner_changed', 'lead'), act('model.published', 'model')];
  const id = uuidv7();
  for (let twice = 0; twice < 2; twice++) await announce(actionTaken.leads, ofLeads, { id });
  await announce(actionTaken.scoring, ofScoring);
  await settled();
  await hearAllAgain();
  const { items } = await ask(listAudit, { limit: 50 });
  expect(items).toHaveLength(2);
  expect(items).toEqual(
    expect.arrayContaining(
      [ofLeads, ofScoring].map(({ action, subject, details }) =>
        expect.objectContaining({
          action,
          details,
          subject: expect.objectContaining(subject),
          actor: expect.objectContaining({ id: memberOf(at.here), name: 'Mara' }),
        }),
      ),
    ),
  );
  expect((await ask(listAudit, { limit: 50 }, at.elsewhere)).items).toEqual([]);
}, 60_000);
