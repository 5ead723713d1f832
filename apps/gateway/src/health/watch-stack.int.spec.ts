import { type LiveMessage, noWorkspace } from '@heatline/contracts';
import { Bus, LiveSubscriber } from '@heatline/messaging';
import { Readiness, runService, ServiceLog } from '@heatline/service';
import { eventually, testNats, type TestNats } from '@heatline/testing';
import { LiveHub } from '../live/live-hub';
import { HealthPage } from './health-page';
import { WatchStack } from './watch-stack';

class Nothing {}

let nats: TestNats;
let watch: WatchStack;
let told: LiveMessage[];

beforeEach(async () => {
  nats = await testNats();
  const hub = new LiveHub(new LiveSubscriber(nats.nats));
  watch = new WatchStack(
    new HealthPage(new Bus(nats.nats), new Readiness('gateway')),
    hub,
    ServiceLog.for('test', 'silent'),
  );
  told = [];
  hub.join(noWorkspace, (message) => told.push(message));
});
afterEach(() => nats.drop());

const startLeads = () =>
  runService(
    { name: 'leads', module: { module: Nothing } },
    { NATS_URL: nats.url, NATS_PREFIX: nats.prefix, LOG_LEVEL: 'silent' },
    AbortSignal.timeout(10_000),
  );
const changed = (ready: boolean): LiveMessage => ({ topic: 'stack.changed', service: 'leads', ready });

it('tells once that a service is gone, and once that it is back', async () => {
  const leads = await startLeads();
  await watch.look();
  expect(told).not.toContainEqual(changed(false));
  await leads.stop();
  await eventually(() => watch.look().then(() => expect(told).toContainEqual(changed(false))));
  await watch.look();
  const again = await startLeads();
  await eventually(() => watch.look().then(() => expect(told).toContainEqual(changed(true))));
  expect(told.filter((message) => message.topic === 'stack.changed' && message.service === 'leads')).toEqual([
    changed(false),
    changed(true),
  ]);
  await again.stop();
});
