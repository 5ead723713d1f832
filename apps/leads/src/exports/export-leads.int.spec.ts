import {
  addAlias,
  type LeadExportQuery,
  plainText,
  removeAlias,
  startLeadExport,
  startMerge,
  startUndoMerge,
  streamLeads,
} from '@heatline/contracts';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import { leadsUnderTest } from '../testing/leads-under-test';

const { aMember, admin, ask, at, drive, list, make, record, service } = leadsUnderTest();

async function file(query: z.input<typeof LeadExportQuery> = {}, workspace = at.here): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of service().bus.stream(streamLeads, query, workspace.context)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

/** As RFC 4180 reads it; the apostrophes that make cells harmless taken away. */
function records(csv: string): string[][] {
  const found: string[][] = [];
  let cell = '';
  let cells: string[] = [];
  let inside = false;
  for (let at = 0; at < csv.length; at++) {
    const char = csv[at]!;
    if (inside) {
      if (char !== '"') cell += char;
      else if (csv[at + 1] === '"') cell += csv[++at];
      else inside = false;
    } else if (char === '"') inside = true;
    else if (char === ',' || char === '\r') {
      cells.push(plainText(cell));
      cell = '';
      if (char === '\r') {
        found.push(cells);
        cells = [];
        at++;
      }
    } else cell += char;
  }
  return found;
}

describe('the export of leads', () => {
  it('has the ten usual columns, owners by name, scores of the primary models', async () => {
    const [lead] = await make([{ name: 'Ada', aliases: { email: ['Ada@berg.example', 'two@berg.example'] } }]);
    const owner = await aMember();
    const model = uuidv7();
    await admin('update leads.lead set owner_id = $2 where lead_id = $1', [lead, owner]);
    await admin(
      `insert into scoring.model (workspace_id, model_id, levels, published_version, last_run_version, kind, active, is_primary)
       values ($1, $2, $3, 1, 1, 'engagement', true, true)`,
      [at.here.id, model, JSON.stringify([{ key: 'hot', name: 'Hot, very' }])],
    );
    await admin(
      `insert into scoring.score (workspace_id, model_id, lead_id, score, level) values ($1, $2, $3, -1250, 'hot')`,
      [at.here.id, model, lead],
    );
    await admin('insert into scoring.timeline values ($1, $2, $3, 3)', [at.here.id, lead, '2026-10-01T00:00:00Z']);
    const csv = await file();
    const [heads, cells, ...more] = records(csv);
    expect(heads).toEqual([
      'Lead ID',
      'Email',
      'Engagement Score',
      'Profile Score',
      'Engagement Level',
      'Profile Level',
      'Account',
      'Owner',
      'Last Activity Date',
      'Creation Date',
    ]);
    expect(cells!.slice(0, 7)).toEqual([lead, 'Ada@berg.example', '-12.5', '', 'Hot, very', '', 'berg.example']);
    expect(cells![7]).toMatch(/./);
    expect(cells![7]).not.toBe(owner);
    expect(cells![8]).toBe('2026-10-01T00:00:00.000Z');
    expect(more).toEqual([]);
    expect((await file({ columns: ['leadId'], bom: true })).startsWith('\uFEFFLead ID\r\n')).toBe(true);
    expect(records(await file({}, at.elsewhere))).toHaveLength(1);
  });

  it('shows the addresses that lists show, whichever of merged leads has them', async () => {
    const [without, two, other, both, alone] = (await make([
      { name: 'Without', aliases: { externalId: 'w' } },
      { aliases: { email: ['second@x.example', 'third@x.example'], phone: '+4791234567' } },
      { aliases: { email: 'fourth@x.example', phone: '+4791111111' } },
      { name: 'Both', aliases: { email: 'both@x.example' } },
      { name: 'Alone', aliases: { cookie: 'c' } },
    ])) as [string, string, string, string, string];
    const merge = async (targetId: string, ...leadIds: string[]) => {
      const { mergeId, runId } = await ask(startMerge, { merge: { targetId, leadIds } });
      await drive(runId);
      return mergeId;
    };
    const shown = async () => {
      const [, ...rows] = records(await file({ columns: ['leadId', 'email', 'phone'] }));
      return new Map(rows.map(([leadId, ...cells]) => [leadId, cells]));
    };
    const listed = async () =>
      new Map((await list()).items.map(({ leadId, aliases }) => [leadId, aliases.email?.[0] ?? '']));
    const emails = async () => new Map([...(await shown())].map(([leadId, [email]]) => [leadId, email]));
    const before = await shown();
    const first = await merge(without, two);
    const second = await merge(both, other);
    expect(await shown()).toEqual(
      new Map([
        [without, ['second@x.example', '+4791234567']],
        [both, ['both@x.example', '+4791111111']],
        [alone, ['', '']],
      ]),
    );
    expect(await emails()).toEqual(await listed());
    // Made primary, one that came with another lead goes before the own one.
    await ask(addAlias, { leadId: both, type: 'email', value: 'fourth@x.example', primary: true });
    await ask(addAlias, { leadId: without, type: 'email', value: 'third@x.example', primary: true });
    expect((await emails()).get(both)).toBe('fourth@x.example');
    expect((await emails()).get(without)).toBe('third@x.example');
    expect(await emails()).toEqual(await listed());
    await ask(addAlias, { leadId: without, type: 'email', value: 'second@x.example', primary: true });
    for (const mergeId of [second, first]) await drive((await ask(startUndoMerge, { mergeId })).runId);
    expect(await shown()).toEqual(before);
  });

  it('shows addresses as they come, are chosen and taken away, by whatever way', async () => {
    const shown = async () => records(await file({ columns: ['email'] })).slice(1);
    const listed = async () => (await list()).items.map(({ aliases }) => [aliases.email?.[0] ?? '']);
    const becomes = async (email: string) => {
      expect(await shown()).toEqual([[email]]);
      expect(await listed()).toEqual([[email]]);
    };
    const seenBy = (lead: object, id: string) =>
      record([{ id, type: 'page_viewed', occurredAt: '2026-10-01T10:00:00Z', lead }]);
    await seenBy({ cookie: 'c' }, 'first');
    await becomes('');
    // An event, a capture, and a hand: the first address stays the one until another is chosen.
    await seenBy({ cookie: 'c', email: 'A@x.example' }, 'second');
    await becomes('A@x.example');
    const [leadId] = await make([{ aliases: { cookie: 'c', email: ['a@x.example', 'b@x.example'] } }]);
    await becomes('A@x.example');
    await ask(addAlias, { leadId: leadId!, type: 'email', value: 'c@x.example' });
    await becomes('A@x.example');
    await ask(addAlias, { leadId: leadId!, type: 'email', value: 'b@x.example', primary: true });
    await becomes('b@x.example');
    await ask(removeAlias, { leadId: leadId!, type: 'email', value: 'b@x.example' });
    await becomes('A@x.example');
    for (const value of ['a@x.example', 'c@x.example'])
      await ask(removeAlias, { leadId: leadId!, type: 'email', value });
    await becomes('');
    await make([{ aliases: { cookie: 'c', email: 'd@x.example' } }]);
    await becomes('d@x.example');
    await seenBy({ email: ['new@x.example', 'newer@x.example'] }, 'third');
    expect((await shown()).flat().sort()).toEqual(['d@x.example', 'new@x.example']);
  });

  it('is refused for a model that is not there or of another kind, as a file too', async () => {
    await make([{ aliases: { externalId: 'ada' } }]);
    const [engagement, profile, foreign] = [uuidv7(), uuidv7(), uuidv7()];
    for (const [workspaceId, modelId, kind] of [
      [at.here.id, engagement, 'engagement'],
      [at.here.id, profile, 'profile'],
      [at.elsewhere.id, foreign, 'engagement'],
    ])
      await admin(
        `insert into scoring.model (workspace_id, model_id, levels, published_version, last_run_version, kind, active, is_primary)
         values ($1, $2, '[]', 1, 1, $3, true, true)`,
        [workspaceId, modelId, kind],
      );
    for (const named of [
      { modelId: uuidv7() },
      { modelId: foreign },
      { engagementModelId: uuidv7() },
      { engagementModelId: foreign },
      { profileModelId: uuidv7() },
      { accountModelId: uuidv7() },
    ]) {
      await expect(file(named)).rejects.toMatchObject({ code: 'model_not_found' });
      await expect(ask(startLeadExport, { export: named })).rejects.toMatchObject({ code: 'model_not_found' });
    }
    for (const [path, modelId, message] of [
      ['engagementModelId', profile, 'This is not an engagement model'],
      ['profileModelId', engagement, 'This is not a profile model'],
      ['accountModelId', engagement, 'This is not an account model'],
    ] as const) {
      const issues = [{ path, message }];
      await expect(file({ [path]: modelId })).rejects.toMatchObject({ issues });
      await expect(ask(startLeadExport, { export: { [path]: modelId } })).rejects.toMatchObject({ issues });
    }
    expect(records(await file({ engagementModelId: engagement, profileModelId: profile }))).toHaveLength(2);
  });

  it('shows the scores of the model that is meant, whichever model orders it', async () => {
    const leads = await make(['a', 'b', 'c'].map((externalId) => ({ aliases: { externalId } })));
    const [ordering, meant] = [uuidv7(), uuidv7()];
    for (const model of [ordering, meant]) {
      await admin(
        `insert into scoring.model (workspace_id, model_id, levels, published_version, last_run_version, kind, active, is_primary)
         values ($1, $2, '[]', 1, 1, 'engagement', true, $3)`,
        [at.here.id, model, model === meant],
      );
    }
    const scores = [
      { model: ordering, of: [300, 200, 100] },
      { model: meant, of: [1_000, 3_000, 2_000] },
    ];
    for (const { model, of } of scores)
      for (const [i, score] of of.entries())
        await admin(
          `insert into scoring.score (workspace_id, model_id, lead_id, score, level) values ($1, $2, $3, $4, '')`,
          [at.here.id, model, leads[i], score],
        );
    await admin('insert into scoring.timeline values ($1, $2, $3, 3)', [at.here.id, leads[1], '2026-10-01T00:00:00Z']);
    const shown = async (query: z.input<typeof LeadExportQuery>) => {
      const columns = ['externalId', 'engagementScore', 'events'] as const;
      const [, ...rows] = records(await file({ columns: [...columns], ...query }));
      return rows.map((cells) => cells.join(' '));
    };
    expect(await shown({ sort: '-score', modelId: ordering })).toEqual(['a 10 0', 'b 30 3', 'c 20 0']);
    expect(await shown({ sort: '-score', modelId: meant })).toEqual(['b 30 3', 'c 20 0', 'a 10 0']);
    expect(await shown({ sort: '-events' })).toEqual(['b 30 3', 'c 20 0', 'a 10 0']);
  });

  it('gives text back byte for byte, and lets no spreadsheet run it', async () => {
    const names = [
      '=1+1',
      '+2',
      '-3',
      '@x',
      "'=4",
      "it's",
      'a "b", c',
      '😀 Åse',
      '\u202e',
      '  spaced',
      'NULL',
      '＝5',
      '<b>',
      '\\N',
      "';--",
    ];
    await make(
      names.map((name, i) => ({
        name,
        aliases: { externalId: `e${i}` },
        attributes: { note: `${name}!`, tags: [name, 1] },
      })),
    );
    const csv = await file({ columns: ['name', 'externalId', 'attribute:note', 'attribute:tags'], sort: 'created' });
    const rows = records(csv).slice(1);
    const byId = new Map(rows.map(([name, id, note, tags]) => [id, { name, note, tags }]));
    for (const [i, name] of names.entries())
      expect(byId.get(`e${i}`)).toEqual({ name, note: `${name}!`, tags: `${name}, 1` });
    expect(csv).not.toMatch(/(^|,|\n)"?[=+@]/);
  });

  it('has the leads of the list, in its order, and more of them than a message holds', async () => {
    const many = Array.from({ length: 900 }, (_, i) => ({
      name: `N ${String(i).padStart(3, '0')} ${'x'.repeat(150)}`,
      aliases: { externalId: `${i}` },
    }));
    const leads = await make(many);
    const rows = records(
      await file({ sort: '-name', columns: ['leadId', 'name', 'name', 'name', 'name', 'name', 'name'] }),
    ).slice(1);
    expect(rows.map(([leadId]) => leadId)).toEqual([...leads].reverse());
    const some = records(await file({ q: 'n 01', sort: 'name', columns: ['externalId'] })).slice(1);
    expect(some.flat()).toEqual(Array.from({ length: 10 }, (_, i) => `${10 + i}`));
    const nobody = { filter: JSON.stringify({ owner: ['me'] }) };
    expect(records(await file(nobody))).toHaveLength(1);
  });

  it('stops reading when nobody takes it, and says what is wrong before it begins', async () => {
    await make(Array.from({ length: 600 }, (_, i) => ({ name: 'x'.repeat(200), aliases: { externalId: `${i}` } })));
    const columns = Array.from({ length: 50 }, () => 'name' as const);
    for await (const piece of service().bus.stream(streamLeads, { columns }, at.here.context)) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
    await expect(file({ sort: 'score' })).rejects.toMatchObject({ code: 'model_required' });
    await expect(file({ filter: '{' })).rejects.toHaveProperty('issues');
    await expect(file({ columns: ['colour'] as never })).rejects.toHaveProperty('issues');
    expect(records(await file({ columns: ['leadId'] }))).toHaveLength(601);
  });
});
