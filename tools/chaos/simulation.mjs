import { generate } from '../bench/generate.mjs';
import { addWorkspace } from '../stack/add-workspace.mjs';
import { say } from '../stack/say.mjs';
import { stubbornClient } from './client.mjs';
import { chaosDefinition } from './facts.mjs';
import { kill } from './victims.mjs';

/** Several slices, and long enough that it is still under way when its first answer, from a sample, is there. */
const leads = 800_000;
const ways = ['up', 'down', 'enters', 'leaves'];
const ended = ['completed', 'failed', 'cancelled'];
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * The same draft is simulated in peace, then while the process that counts is killed in the middle, then while the one that drives the run is.
 * Nothing in the model depends on the time, so all three must say the same.
 * @returns {Promise<boolean>} whether they do
 */
export async function chaosOfSimulation({ facts, folder }) {
  const { workspaceId, apiKey } = await addWorkspace(facts, 'Simulated');
  await generate({ url: facts.databaseUrl, workspaceId, leads, say: (line) => say(`  Simulation: ${line} …`) });
  const client = stubbornClient(facts.console, apiKey, { giveUpAfterMs: 600_000 });
  const modelId = await publishedModel(client);
  const wanted = await simulate(client, modelId);
  say(`  Simulation in peace: ${wanted.result.leads} leads, ${wanted.result.rises} rise, ${wanted.result.falls} fall`);
  let fine = wanted.result.leads >= leads && wanted.result.rises > 0;
  for (const victim of ['scoring', 'worker']) {
    const got = await simulate(client, modelId, () => kill(folder, victim));
    const same = JSON.stringify(got.result) === JSON.stringify(wanted.result);
    const sameLists = ways.filter((way) => JSON.stringify(got.lists[way]) === JSON.stringify(wanted.lists[way]));
    say(
      `  ${victim} killed ${got.killedAt}, run ended ${got.endedAt} (slices tried ${got.attempts.join(', ')} times): counts ${same ? 'equal' : 'DIFFER'}, ${sameLists.length} of ${ways.length} lists equal`,
    );
    // Whoever is killed too late has proved nothing.
    const inTheMiddle = victim === 'scoring' ? got.attempts.some((n) => n > 1) : got.killedAt < got.endedAt;
    fine &&= same && sameLists.length === ways.length && inTheMiddle;
  }
  return fine;
}

/** A model in force, and another draft of it. */
async function publishedModel(client) {
  const { modelId } = await client.send('POST', '/models', { name: 'Simulated', kind: 'engagement' });
  // With a timeline there, publishing reads the events of everybody.
  await client.send('POST', '/leads', { leads: [{ aliases: { email: ['first@simulated.example'] }, name: 'First' }] });
  await pause(2_000);
  const save = async (clickPoints) => {
    const { version } = await client.send('GET', `/models/${modelId}/draft`);
    await client.send('PUT', `/models/${modelId}/draft`, { version, ...chaosDefinition(clickPoints) });
  };
  await save(4);
  await client.send('POST', `/models/${modelId}/publish`, { note: 'Clicks give 4' });
  for (let quiet = 0; quiet < 5; await pause(300)) {
    const { items } = await client.send('GET', '/runs?group=active');
    quiet = items.length === 0 ? quiet + 1 : 0;
  }
  await save(6);
  return modelId;
}

/** What a simulation says once it has looked at everybody. `disturb` is called when its run is under way. */
async function simulate(client, modelId, disturb) {
  let simulation = await client.send('POST', `/models/${modelId}/simulations`, {});
  let killedAt = null;
  while (!ended.includes(simulation.state)) {
    if (disturb && killedAt === null && simulation.runId) {
      const run = await client.send('GET', `/runs/${simulation.runId}`);
      if (run.state === 'running') {
        killedAt = new Date().toISOString();
        await disturb();
      }
    }
    simulation = await client.send('GET', `/simulations/${simulation.simulationId}`);
  }
  if (simulation.state !== 'completed') throw new Error(`The simulation ${simulation.state}: ${simulation.problem}`);
  const run = await client.send('GET', `/runs/${simulation.runId}`);
  const lists = {};
  for (const way of ways)
    lists[way] = (await client.all(`/simulations/${simulation.simulationId}/leads?way=${way}`)).map(
      ({ leadId, before, after, beforeLevel, afterLevel }) => [leadId, before, after, beforeLevel, afterLevel],
    );
  return {
    result: simulation.result,
    lists,
    killedAt,
    endedAt: run.endedAt,
    attempts: run.sliceList.map(({ attempts }) => attempts),
  };
}
