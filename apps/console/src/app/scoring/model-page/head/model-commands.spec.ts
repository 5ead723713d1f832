import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { aDefinition, aScheduledModel, aRule, modelId } from '../../testing/a-draft';
import { anOpenModel } from '../../testing/an-open-model';
import { KeptDraft } from '../kept-draft';
import { OpenModel } from '../open-model';
import { ModelCommands } from './model-commands';

const base = `/api/models/${modelId}`;
const ada = '01a4c8a4-0000-7000-8000-0000000000a1';
const unavailable = { status: 503, body: { code: 'unavailable', detail: 'Scoring is away.' } };

async function commanding(around: Parameters<typeof anOpenModel>[0] = {}) {
  const page = await anOpenModel(around);
  const [commands, open, kept] = [page.get(ModelCommands), page.get(OpenModel), page.get(KeptDraft)];
  await page.settle();
  const said = () => [...document.querySelectorAll('hl-toast')].map(({ textContent }) => textContent.trim()).join();
  return { ...page, commands, kept, open, said, place: () => TestBed.inject(Router).url };
}

describe('what can be done with a model', () => {
  it('is recalculated, once', async () => {
    const answers = { [`POST ${base}/recalculate`]: { runId: 'r', alreadyRunning: true } };
    const { commands, done, said, sent, until } = await commanding({ answers });
    const started = commands.recalculate();
    expect(commands.starting()).toBe(true);
    await done(started);
    expect([commands.starting(), sent('POST', '/recalculate')]).toEqual([false, [expect.anything()]]);
    await until(() => said().includes('A recalculation was already under way'));
  });

  it('says why it was not done', async () => {
    const { commands, done, refuse, said, until } = await commanding();
    refuse('POST /recalculate', unavailable);
    await done(commands.recalculate());
    await until(() => said().includes('Scoring is away.'));
    expect(commands.starting()).toBe(false);
  });

  it('is changed to what the server answers', async () => {
    const { commands, done, open } = await commanding({
      answers: { [`PATCH ${base}`]: aScheduledModel({ active: false }) },
    });
    await done(commands.change({ active: false }));
    expect(open.model()?.active).toBe(false);
  });

  it('becomes the primary one, and gives that back', async () => {
    const before = aScheduledModel({ modelId: 'before', name: 'Old', primary: true });
    const model = aScheduledModel({ primary: false });
    const { asked, commands, done, press } = await commanding({
      model,
      models: [before, model],
      answers: { [`PATCH ${base}`]: aScheduledModel(), 'PATCH /api/models/before': before },
    });
    const made = commands.makePrimary();
    await press(/^Undo$/);
    await done(made);
    expect(asked.flatMap(({ method, url, body }) => (method === 'PATCH' ? [[url, body]] : []))).toEqual([
      [base, { primary: true }],
      ['/api/models/before', { primary: true }],
    ]);
  });

  it('is copied, and the copy is opened', async () => {
    const answers = { [`POST ${base}/copy`]: aScheduledModel({ modelId: 'copy', name: 'B2B engagement copy' }) };
    const { commands, done, place, said, until } = await commanding({ answers });
    await done(commands.copy());
    expect(place()).toBe('/scoring/copy');
    await until(() => said().includes('B2B engagement copy made. It is not active.'));
  });

  it('is archived when that is agreed to, and comes back', async () => {
    const { commands, done, place, press, sent } = await commanding();
    const refused = commands.archive();
    await press(/^\s*Cancel\s*$/);
    await done(refused);
    expect(sent('POST', '/archive')).toEqual([]);
    const archived = commands.archive();
    await press(/^\s*Archive model\s*$/);
    await press(/^Undo$/);
    await done(archived);
    expect([sent('POST', '/archive').length, sent('POST', '/restore').length, place()]).toEqual([1, 1, '/scoring']);
  });

  it('is simulated with what was typed just before, and not when that cannot be saved', async () => {
    const answers = { [`GET ${base}/simulation`]: { simulation: null }, [`POST ${base}/simulations`]: {} };
    const { commands, done, kept, place, sent } = await commanding({ answers });
    kept.edit(aDefinition({ rules: [aRule({ name: '' })] }));
    await done(commands.simulate());
    expect(sent('POST', '/simulations')).toEqual([]);
    kept.edit(aDefinition({ rules: [aRule({ points: 6 })] }));
    await done(commands.simulate());
    expect(sent('POST', '/simulations').map(({ body }) => body)).toEqual([{ version: 4 }]);
    expect(place()).toBe(`/scoring/${modelId}/simulation`);
  });

  it('is neither published nor simulated while what is shown cannot be saved, and says so', async () => {
    const answers = { [`GET ${base}/simulation`]: { simulation: null } };
    const { button, commands, done, kept, refuse, said, sent, until } = await commanding({ answers });
    refuse('PUT /draft', unavailable);
    kept.edit(aDefinition({ rules: [aRule({ points: 6 })] }));
    expect(await done(commands.publish())).toBe(false);
    await until(() => said().includes('Not saved: Scoring is away.'));
    await done(commands.simulate());
    expect([button(/Publish v8/), sent('POST', '/simulations')]).toEqual([undefined, []]);
  });

  it('is not simulated again while the newest simulation is of this draft', async () => {
    const simulation = { draftVersion: 3, state: 'completed', stale: { draft: false, published: false } };
    const { commands, done, place, sent } = await commanding({
      answers: { [`GET ${base}/simulation`]: { simulation } },
    });
    await done(commands.simulate());
    expect([sent('POST', '/simulations'), place()]).toEqual([[], `/scoring/${modelId}/simulation`]);
  });

  it('is published after a question, and says what follows', async () => {
    const answers = { [`GET ${base}/simulation`]: { simulation: null } };
    const { commands, done, press } = await commanding({ answers });
    const published = commands.publish();
    await press(/^\s*Cancel\s*$/);
    expect(await done(published)).toBe(false);
  });

  it('says who published the draft while the dialog was open, and that the note is not kept', async () => {
    const answers = {
      [`GET ${base}/simulation`]: { simulation: null },
      'GET /api/members': { items: [{ id: ada, name: 'Ada Berg' }] },
    };
    const { commands, done, press, refuse, until } = await commanding({ answers });
    const details = {
      publishedVersion: 8,
      publishedBy: ada,
      publishedByKind: 'member',
      publishedAt: '2026-11-21T07:36:00.000Z',
      note: 'Fairs count more',
      yours: false,
    };
    const body = { status: 409, code: 'already_published', detail: 'It is published already.', details };
    refuse('POST /publish', { status: 409, body });
    const published = commands.publish();
    await press(/^\s*Publish v8\s*$/);
    const words = () => document.querySelector('mat-dialog-container')?.textContent ?? '';
    await until(() => /Ada Berg published this draft as v8 \(.*\), with the note “Fairs count more”/.test(words()));
    expect(words()).toContain('your note is not kept');
    await press(/^\s*Cancel\s*$/);
    expect(await done(published)).toBe(false);
  });
});
