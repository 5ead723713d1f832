import { seeded } from '../demo/random.mjs';
import { addWorkspace } from '../stack/add-workspace.mjs';
import { elapsed, say } from '../stack/say.mjs';
import { stubbornClient } from './client.mjs';
import { chaosDefinition, chaosFacts } from './facts.mjs';
import { kill, victims } from './victims.mjs';

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function workspaceOf(facts, name) {
  const { apiKey } = await addWorkspace(facts, name);
  const client = stubbornClient(facts.console, apiKey);
  const { modelId } = await client.send('POST', '/models', { name: 'Chaos', kind: 'engagement' });
  const publish = async (clickPoints) => {
    const { version } = await client.send('GET', `/models/${modelId}/draft`);
    await client.send('PUT', `/models/${modelId}/draft`, { version, ...chaosDefinition(clickPoints) });
    return client.send('POST', `/models/${modelId}/publish`, { note: `Clicks give ${clickPoints}` });
  };
  await publish(4);
  await client.send('PATCH', `/models/${modelId}`, { active: true });
  return { client, modelId, publish };
}

/** Everything that a user can see of the result, by the lead's address. */
async function resultOf({ client, modelId }) {
  const items = await client.all(`/leads?modelId=${modelId}&sort=created`);
  return new Map(
    items.map(({ aliases, eventCount, score, level }) => [aliases.email[0], { eventCount, score, level }]),
  );
}

const differences = (wanted, got) =>
  [...new Set([...wanted.keys(), ...got.keys()])]
    .filter((lead) => JSON.stringify(wanted.get(lead)) !== JSON.stringify(got.get(lead)))
    .map((lead) => ({ lead, wanted: wanted.get(lead), got: got.get(lead) }));

async function untilEqual(wanted, disturbed, timeoutMs = 180_000) {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const rest = differences(wanted, await resultOf(disturbed));
    if (rest.length === 0 || Date.now() > end) return rest;
    await pause(1_000);
  }
}

async function openRuns({ client }) {
  const { items } = await client.send('GET', '/runs?group=active');
  return items;
}

/**
 * Two workspaces get the same facts and the same recalculations: one in peace, one while processes are killed. Both must end the same.
 * @returns {Promise<boolean>} whether nothing was lost, and nothing twice
 */
export async function chaosOfIngest({ facts, folder, seed, kills, leads }) {
  const batches = chaosFacts({ seed, batches: kills * 12, leads, until: Date.now() - 3_600_000 });

  const calm = await workspaceOf(facts, 'Undisturbed');
  for (const events of batches) await calm.client.send('POST', '/events', { events });
  await calm.publish(6);

  const disturbed = await workspaceOf(facts, 'Disturbed');
  const random = seeded(seed + 1);
  const startedAt = Date.now();
  let sending = true;
  const ingest = (async () => {
    for (const events of batches) {
      await disturbed.client.send('POST', '/events', { events });
      await pause(random.whole(20, 120));
    }
    sending = false;
  })();
  const recalculations = (async () => {
    while (sending) {
      await disturbed.client.send('POST', `/models/${disturbed.modelId}/recalculate`, {});
      await pause(random.whole(200, 1_500));
    }
  })();
  const tally = {};
  for (let i = 0; i < kills; i++) {
    // Everybody has a turn, in a random order, then again.
    const name = i < victims.length ? victims[i] : random.pick(victims);
    await pause(random.whole(300, 2_500));
    if (await kill(folder, name)) tally[name] = (tally[name] ?? 0) + 1;
  }
  await ingest;
  await recalculations;
  await disturbed.publish(6);
  say(
    `Killed in ${elapsed(startedAt)}: ${Object.entries(tally)
      .map(([name, n]) => `${name} ${n}`)
      .join(', ')}`,
  );

  const rest = await untilEqual(await resultOf(calm), disturbed);
  let runs = await openRuns(disturbed);
  for (const end = Date.now() + 120_000; runs.length > 0 && Date.now() < end; runs = await openRuns(disturbed))
    await pause(1_000);
  const ended = await disturbed.client.all('/runs');
  const bad = ended.filter(({ state }) => state !== 'completed');
  const events = [...(await resultOf(disturbed)).values()].reduce((sum, { eventCount }) => sum + eventCount, 0);
  const keys = new Set(batches.flat().map(({ id }) => id)).size;
  say(
    `${events} events of ${keys} keys; ${rest.length} of ${(await resultOf(calm)).size} leads differ; ${ended.length} runs, ${bad.length} not completed`,
  );
  for (const one of rest.slice(0, 10)) say(`  ${JSON.stringify(one)}`);
  for (const { runId, state, error } of bad.slice(0, 10)) say(`  run ${runId} ${state} ${JSON.stringify(error)}`);
  return rest.length === 0 && bad.length === 0 && events === keys;
}
