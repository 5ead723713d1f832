import { aDefinition, aDraft, aRule } from '../testing/a-draft';
import { anOpenModel, stale } from '../testing/an-open-model';
import { KeptDraft } from './kept-draft';

const points = (points: number) => aDefinition({ rules: [aRule({ points })] });
const nameless = aDefinition({ rules: [aRule({ name: '' })] });

async function aKeptDraft() {
  const page = await anOpenModel();
  const kept = page.get(KeptDraft);
  /** What was sent, with the token that it was sent with. */
  const saved = () =>
    page.sent('PUT', '/draft').map(({ body }) => {
      const { version, rules } = body as { version: number; rules: { points: number }[] };
      return [version, rules[0]?.points];
    });
  return { ...page, kept, saved };
}

describe('a draft that is kept', () => {
  it('saves what was edited with the token of what was read, one after the other', async () => {
    const { done, kept, saved } = await aKeptDraft();
    kept.edit(points(6));
    expect(kept.edited()).toEqual(points(6));
    expect(await done(kept.save())).toBe(true);
    expect([kept.edited(), kept.stored()?.version]).toEqual([null, 4]);
    kept.edit(points(7));
    expect(await done(kept.save())).toBe(true);
    expect(saved()).toEqual([
      [3, 6],
      [4, 7],
    ]);
  });

  it('saves by itself when the typing rests, the newest alone', async () => {
    const { kept, saved, until } = await aKeptDraft();
    kept.edit(points(6));
    kept.edit(points(8));
    await until(() => kept.edited() === null);
    expect(saved()).toEqual([[3, 8]]);
  });

  it('saves nothing where nothing was edited, and not what is not complete', async () => {
    const { done, kept, saved } = await aKeptDraft();
    expect(await done(kept.save())).toBe(true);
    kept.edit(nameless);
    expect(await done(kept.save())).toBe(false);
    expect([saved(), kept.edited()]).toEqual([[], nameless]);
    kept.drop();
    expect([kept.edited(), kept.stored()?.definition]).toEqual([null, aDefinition()]);
  });

  it('keeps what the server refused, with the reason, until it is asked again', async () => {
    const { done, kept, refuse } = await aKeptDraft();
    refuse('PUT /draft', { status: 503 });
    kept.edit(points(6));
    expect(await done(kept.save())).toBe(false);
    expect([kept.edited(), kept.refusal()?.status, kept.conflict()]).toEqual([points(6), 503, false]);
    refuse('PUT /draft', null);
    expect(await done(kept.saveAgain())).toBe(true);
    expect([kept.edited(), kept.refusal()]).toEqual([null, null]);
  });

  it('saves by itself what the server did not answer, when the network is back', async () => {
    const { done, kept, refuse, saved, until } = await aKeptDraft();
    refuse('PUT /draft', { status: 0 });
    kept.edit(points(6));
    expect(await done(kept.save())).toBe(false);
    refuse('PUT /draft', null);
    window.dispatchEvent(new Event('online'));
    await until(() => kept.edited() === null);
    expect([kept.refusal(), kept.stored()?.version, saved().at(-1)]).toEqual([null, 4, [3, 6]]);
  });

  it('never saves over what somebody else saved, and shows theirs', async () => {
    const { done, kept, refuse, saved, stored } = await aKeptDraft();
    const theirs = aDraft({ version: 4, definition: points(9) });
    stored(theirs);
    refuse('PUT /draft', stale);
    kept.edit(points(6));
    expect(await done(kept.save())).toBe(false);
    expect([kept.conflict(), kept.theirs(), kept.edited()]).toEqual([true, theirs, points(6)]);
    // Nothing more is sent until somebody has chosen.
    kept.edit(points(7));
    expect(await done(kept.save())).toBe(false);
    expect(saved()).toEqual([[3, 6]]);
    refuse('PUT /draft', null);
    await done(kept.saveOver(theirs, points(7)));
    expect([kept.conflict(), kept.edited()]).toEqual([false, null]);
    expect(saved().at(-1)).toEqual([4, 7]);
  });

  it('knows its own saving again whose answer was lost', async () => {
    const { done, kept, refuse, stored } = await aKeptDraft();
    refuse('PUT /draft', { status: 0 });
    kept.edit(points(6));
    expect(await done(kept.save())).toBe(false);
    stored(aDraft({ version: 4, definition: points(6) }));
    refuse('PUT /draft', stale);
    expect(await done(kept.saveAgain())).toBe(true);
    expect([kept.conflict(), kept.stored()?.version]).toEqual([false, 4]);
  });

  it('is what another command answered', async () => {
    const { kept } = await aKeptDraft();
    kept.edit(points(6));
    kept.accept(aDraft({ version: 9, definition: points(2) }));
    expect([kept.edited(), kept.stored()?.version]).toEqual([null, 9]);
  });
});
