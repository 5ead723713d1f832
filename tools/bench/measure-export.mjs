/** The whole list as a file, from request to last byte; one reader that keeps nothing. */
export async function measureExport({ facts, database, workspace, row }) {
  const path = `/api/leads/export?modelId=${workspace.modelId}`;
  // A first event makes a lead of its own where nobody has that address yet.
  const { rows } = await database.query(
    'select count(*)::int as n from leads.lead where workspace_id = $1 and is_root',
    [workspace.workspaceId],
  );
  const leads = rows[0].n;
  for (const [what, sort] of [
    ['by age', '-created'],
    ['by score', '-score'],
  ]) {
    const startedAt = performance.now();
    const response = await fetch(`${facts.console}${path}&sort=${sort}`, {
      headers: { authorization: `Bearer ${workspace.apiKey}` },
    });
    if (!response.ok) throw new Error(`The export answered ${response.status}: ${await response.text()}`);
    let bytes = 0;
    let lines = 0;
    for await (const piece of response.body) {
      bytes += piece.length;
      for (const byte of piece) if (byte === 10) lines++;
    }
    const seconds = (performance.now() - startedAt) / 1_000;
    if (lines - 1 !== leads) throw new Error(`The export has ${lines - 1} leads`);
    const million = (seconds * 1_000_000) / leads;
    row(
      `export of everybody, ${what}`,
      `${seconds.toFixed(1)} s, ${(bytes / 1_048_576).toFixed(0)} MB`,
      '≤ 5 s for a million',
      million <= 5,
    );
  }
}
