import { type LiveMessage, noWorkspace } from '@heatline/contracts';
import { v7 as uuidv7 } from 'uuid';
import { connectNats } from '../nats';
import { testNats, type TestNats } from '../testing/test-nats';
import { until } from '../testing/until';
import { LivePublisher } from './live-publisher';
import { LiveSubscriber } from './live-subscriber';

let nats: TestNats;
const [here, there] = [uuidv7(), uuidv7()];
let heardHere: LiveMessage[];
let heardThere: LiveMessage[];
let stop: (() => void)[];

beforeEach(async () => {
  nats = await testNats();
  heardHere = [];
  heardThere = [];
  const subscriber = new LiveSubscriber(nats.nats);
  stop = [
    subscriber.subscribe(here, (message) => heardHere.push(message)),
    subscriber.subscribe(there, (message) => heardThere.push(message)),
  ];
  await nats.nats.ready();
});
afterEach(() => nats.drop());

const runChanged = (): LiveMessage => ({ topic: 'runs.changed', runId: uuidv7() });

it('reaches the consoles of its workspace only', async () => {
  const message = runChanged();
  const publisher = new LivePublisher(nats.nats);
  publisher.publish(here, message);
  const stack: LiveMessage = { topic: 'stack.changed', service: 'leads', ready: true };
  publisher.publish(noWorkspace, stack);
  await until(() => heardHere.length === 2 && heardThere.length === 1);
  expect(heardHere).toEqual([message, stack]);
  expect(heardThere).toEqual([stack]);
});

it('tells the first at once, and what follows within a second together', async () => {
  const publisher = new LivePublisher(nats.nats, 300);
  const leadIds = Array.from({ length: 50 }, () => uuidv7());
  for (const leadId of leadIds) publisher.publish(here, { topic: 'leads.changed', leadIds: [leadId] });
  await until(() => heardHere.length === 1);
  expect(heardHere).toEqual([{ topic: 'leads.changed', leadIds: leadIds.slice(0, 1) }]);
  await until(() => heardHere.length === 2);
  expect(heardHere[1]).toEqual({ topic: 'leads.changed', leadIds: leadIds.slice(1) });
});

it('does not let one thing wait for another', async () => {
  const publisher = new LivePublisher(nats.nats, 60_000);
  const messages = [runChanged(), runChanged(), runChanged()];
  for (const message of messages) publisher.publish(here, message);
  await until(() => heardHere.length === 3);
  expect(heardHere).toEqual(messages);
});

it('ends when it is told to, and passes over what it does not understand', async () => {
  stop[1]!();
  nats.nats.connection.publish(nats.nats.subject(`live.${here}.runs.changed`), '{"topic":"from.the.future"}');
  const message = runChanged();
  new LivePublisher(nats.nats).publish(here, message);
  new LivePublisher(nats.nats).publish(there, message);
  await until(() => heardHere.length === 1);
  expect(heardHere).toEqual([message]);
  expect(heardThere).toEqual([]);
});

it('says nothing more, and breaks nothing, while its process ends', async () => {
  const { url, prefix } = nats;
  const ownConnection = await connectNats({ url, prefix, name: 'a process that ends' });
  const publisher = new LivePublisher(ownConnection);
  const message = runChanged();
  publisher.publish(here, message);
  const closed = ownConnection.close();
  publisher.publish(here, runChanged());
  await closed;
  publisher.publish(here, runChanged());
  await until(() => heardHere.length === 1);
  expect(heardHere).toEqual([message]);
});
