import { get } from 'node:http';

/** The whole list as a file, from request to last byte; one reader that keeps nothing. Then the same by a run. */
export async function measureExport(bench) {
  // A first event makes a lead of its own where nobody has that address yet.
  const { rows } = await bench.database.query(
    'select count(*)::int as n from leads.lead where workspace_id = $1 and is_root',
    [bench.workspace.workspaceId],
  );
  const leads = rows[0].n;
  await measureStreamed(bench, leads);
  await measureRun(bench, leads);
}

async function measureStreamed({ facts, workspace, row }, leads) {
  const path = `/api/leads/export?modelId=${workspace.modelId}`;
  for (const [what, sort] of [
    ['by age', '-created'],
    ['by score', '-score'],
  ]) {
    const startedAt = performance.now();
    const bytes = await takeFile(`${facts.console}${path}&sort=${sort}`, workspace.apiKey, leads);
    const seconds = (performance.now() - startedAt) / 1_000;
    const million = (seconds * 1_000_000) / leads;
    row(
      `export of everybody, ${what}`,
      `${seconds.toFixed(1)} s, ${(bytes / 1_048_576).toFixed(0)} MB`,
      '≤ 5 s for a million',
      million <= 5,
    );
  }
}

/** From the request to the end of the run, then the download alone. */
async function measureRun({ facts, workspace, client, row }, leads) {
  const startedAt = performance.now();
  const { runId } = await client.send('POST', '/leads/exports', { modelId: workspace.modelId, sort: '-score' });
  for (let state = 'queued'; state !== 'completed';) {
    ({ state } = await client.send('GET', `/runs/${runId}`));
    if (['failed', 'parked', 'cancelled'].includes(state)) throw new Error(`The run of the export is ${state}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const made = (performance.now() - startedAt) / 1_000;
  const bytes = await takeFile(`${facts.console}/api/runs/${runId}/file`, workspace.apiKey, leads);
  const taken = (performance.now() - startedAt) / 1_000 - made;
  row(
    'export of everybody, by a run',
    `${made.toFixed(1)} s, then ${taken.toFixed(1)} s for ${(bytes / 1_048_576).toFixed(0)} MB`,
    '≤ 10 s for a million',
    (made * 1_000_000) / leads <= 10,
  );
}

/** Its length in bytes; it has a line for each lead. On two cores the reader's own work would be taken from the service. */
function takeFile(url, apiKey, leads) {
  return new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`The export ${why}`));
    const asked = get(url, { headers: { authorization: `Bearer ${apiKey}` } }, (response) => {
      if (response.statusCode !== 200) return fail(`answered ${response.statusCode}`);
      let bytes = 0;
      let lines = 0;
      response.on('data', (piece) => {
        bytes += piece.length;
        for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) lines++;
      });
      response.once('error', reject);
      response.once('end', () => (lines - 1 === leads ? resolve(bytes) : fail(`has ${lines - 1} leads`)));
    });
    asked.once('error', reject);
  });
}
