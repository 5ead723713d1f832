import { aDefinition, aDraft, aRule } from '../testing/a-draft';
import { anOpenModel, stale } from '../testing/an-open-model';
import { KeptDraft } from './kept-draft';
import { LeaveDraft } from './leave-draft';

const changed = aDefinition({ rules: [aRule({ points: 6 })] });
const nameless = aDefinition({ rules: [aRule({ name: '' })] });

async function leaving(edited = changed) {
  const page = await anOpenModel();
  const [kept, leave] = [page.get(KeptDraft), page.get(LeaveDraft)];
  const words = () => document.querySelector('hl-confirm-dialog')?.textContent ?? '';
  /** Asks to leave, answers the question by a button, and says what came of it and what was asked. */
  const answered = async (by: RegExp) => {
    const left = leave.mayLeave();
    await page.until(() => words() !== '');
    const question = words();
    await page.press(by);
    const gone = await page.done(left);
    await page.until(() => words() === '');
    return { gone, question };
  };
  return { ...page, kept, leave, edit: () => kept.edit(edited), answered };
}

describe('leaving a draft', () => {
  it('asks nothing where nothing was edited, or what was can be saved', async () => {
    const { done, edit, kept, leave, sent } = await leaving();
    expect(await done(leave.mayLeave())).toBe(true);
    edit();
    expect(await done(leave.mayLeave())).toBe(true);
    expect([kept.edited(), sent('PUT', '/draft')]).toEqual([null, [expect.anything()]]);
    expect(document.querySelector('hl-confirm-dialog')).toBeNull();
  });

  it('says what is not complete, stays with it, or leaves it behind', async () => {
    const { answered, edit, kept } = await leaving(nameless);
    edit();
    const { gone, question } = await answered(/^\s*Stay\s*$/);
    expect(question).toContain('Not complete, and therefore not saved: the rule');
    expect([gone, kept.edited()]).toEqual([false, nameless]);
    expect((await answered(/^\s*Leave\s*$/)).gone).toBe(true);
    expect(kept.edited()).toBeNull();
  });

  it('says why what is complete was not saved', async () => {
    const { answered, edit, refuse } = await leaving();
    const body = { code: 'unavailable', detail: 'Scoring is away.' };
    refuse('PUT /draft', { status: 503, body });
    edit();
    expect((await answered(/^\s*Stay\s*$/)).question).toContain('What you changed is not saved. Scoring is away.');
  });

  it('says that somebody else is in the way', async () => {
    const { answered, done, edit, kept, refuse, stored } = await leaving();
    stored(aDraft({ version: 4, definition: aDefinition({ rules: [] }) }));
    refuse('PUT /draft', stale);
    edit();
    await done(kept.save());
    expect((await answered(/^\s*Stay\s*$/)).question).toContain('Somebody else changed this draft while you did.');
  });

  it('by closing the window saves, and has the browser ask meanwhile', async () => {
    const { edit, kept, until } = await leaving();
    const closing = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(closing()).toBe(false);
    edit();
    expect(closing()).toBe(true);
    await until(() => kept.edited() === null);
    expect(closing()).toBe(false);
  });
});
