import { pipeline } from 'node:stream/promises';
import { Readable, Writable } from 'node:stream';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import pg from 'pg';
import { timed } from './statistics.mjs';

/**
 * The least that any recalculation of everybody must do here: read the packed timelines, write each score row once, on two connections.
 * (Evaluating is added by the caller.) Works on a copy of the score table, so that the workspace stays as it is.
 * @returns {Promise<{ read: number, write: number }>} seconds
 */
export async function floor(url, workspaceId, modelId) {
  const open = async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return client;
  };
  const [one, two] = await Promise.all([open(), open()]);
  const [read] = await timed(() =>
    pipeline(
      one.query(
        copyTo(
          `copy (select lead_id, revision, tail, body from scoring.timeline where workspace_id = '${workspaceId}') to stdout with (format binary)`,
        ),
      ),
      new Writable({ write: (_chunk, _encoding, done) => done() }),
    ),
  );
  await one.query(`create schema if not exists bench; drop table if exists bench.score; create table bench.score (like scoring.score including all);
    insert into bench.score select * from scoring.score where workspace_id = '${workspaceId}' and model_id = '${modelId}'; analyze bench.score`);
  const { rows } = await one.query(`select lead_id, score from bench.score order by lead_id`);
  const half = Math.ceil(rows.length / 2);
  const write = (client, part) => async () => {
    await client.query('create temporary table staged (lead_id uuid, score int)');
    const lines = function* () {
      for (let i = 0; i < part.length; i += 5_000)
        yield part
          .slice(i, i + 5_000)
          .map((row) => `${row.lead_id}\t${(row.score ?? 0) + 100}\n`)
          .join('');
    };
    await pipeline(Readable.from(lines()), client.query(copyFrom('copy staged from stdin')));
    await client.query('analyze staged');
    await client.query(`update bench.score s set score = n.score, calculated_at = now() from staged n
      where s.workspace_id = '${workspaceId}' and s.model_id = '${modelId}' and s.lead_id = n.lead_id`);
  };
  const [wrote] = await timed(() => Promise.all([write(one, rows.slice(0, half))(), write(two, rows.slice(half))()]));
  await one.query('drop table bench.score');
  await Promise.all([one.end(), two.end()]);
  return { read, write: wrote };
}
