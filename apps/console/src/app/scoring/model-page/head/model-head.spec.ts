import { Component } from '@angular/core';
import { aRun } from '../../../testing/a-run';
import { aDefinition, aDraft, aRule, aScheduledModel, aVersion } from '../../testing/a-draft';
import { anOpenModel, behindThePage } from '../../testing/an-open-model';
import { KeptDraft } from '../kept-draft';
import { ModelHead } from './model-head';

@Component({ imports: [ModelHead], template: '<hl-model-head />', providers: behindThePage })
class Headed {}

async function aHead(around: Parameters<typeof anOpenModel>[0] = {}) {
  const page = await anOpenModel({ page: Headed, ...around });
  const about = () => page.host.querySelector('.about')?.textContent.replace(/\s+/g, ' ').trim();
  const why = (name: RegExp) => {
    const button = page.button(name);
    return button?.disabled ? button.title : null;
  };
  return { ...page, about, why };
}
const simulate = /^\s*Simulate\s*$/;
const publish = /^\s*Publish\s*$/;
const recalculate = /Recalculate all/;
const changed = aDraft({ definition: aDefinition({ rules: [aRule({ points: 6 })] }) });

describe('the head of a model', () => {
  it('says what it is, what is in force, and what the draft changes', async () => {
    const { about, host } = await aHead({ draft: changed, model: aScheduledModel({ description: 'For the Nordics' }) });
    expect(host.querySelector('h1')?.textContent).toBe('B2B engagement');
    expect([...host.querySelectorAll('.title hl-tag')].map(({ textContent }) => textContent.trim())).toEqual([
      'Engagement',
      'Primary',
    ]);
    for (const words of ['v7 published 20 Nov', '1 change in draft', 'For the Nordics'])
      expect(about()).toContain(words);
  });

  it('says what an account model scores', async () => {
    const { about, button } = await aHead({ model: aScheduledModel({ kind: 'account' }) });
    expect(about()).toContain('Scores accounts');
    expect(button(recalculate)?.textContent).toContain('accounts');
  });

  it('says that a version is being prepared', async () => {
    expect((await aHead({ model: aScheduledModel({ pendingVersion: 8 }) })).about()).toContain('v8 is being prepared');
  });

  it.each([
    ['nothing was changed', {}, [null, null, 'No changes to publish']],
    ['something was changed', { draft: changed }, [null, null, null]],
    ['a recalculation is under way', { draft: changed, runs: [aRun()] }, ['A recalculation is under way', null, null]],
    [
      'it is off',
      { draft: changed, model: aScheduledModel({ active: false, clock: null }) },
      ['Switch the model on first', null, null],
    ],
    [
      'it has no rule',
      { draft: aDraft({ definition: aDefinition({ rules: [] }) }) },
      [null, 'Add a rule first', 'Add a rule first'],
    ],
    [
      'it was never published',
      {
        model: aScheduledModel({ publishedVersion: null, publishedAt: null, active: false, clock: null }),
        versions: [],
      },
      ['Publish the model first', null, null],
    ],
    ['a marketer looks', { draft: changed, role: 'marketer' as const }, ['Admins recalculate', null, 'Admins publish']],
    [
      'a rep looks',
      { draft: changed, role: 'rep' as const },
      ['Admins recalculate', 'Admins and marketers simulate', 'Admins publish'],
    ],
  ])('says why its buttons cannot be pressed when %s', async (_, around, reasons) => {
    const { why } = await aHead(around);
    expect([recalculate, simulate, publish].map(why)).toEqual(reasons);
  });

  it('neither publishes nor simulates another draft than the one that is shown', async () => {
    const { done, get, refuse, settle, why } = await aHead();
    const kept = get(KeptDraft);
    refuse('PUT /draft', { status: 0 });
    kept.edit(aDefinition({ rules: [aRule({ points: 6 })] }));
    await done(kept.save());
    await settle();
    expect([simulate, publish].map(why)).toEqual(['The draft is not saved', 'The draft is not saved']);
    refuse('PUT /draft', null);
    window.dispatchEvent(new Event('online'));
    await done(kept.save());
    await settle();
    expect([simulate, publish].map(why)).toEqual([null, null]);
  });

  it('cannot be switched on before it was published', async () => {
    const model = aScheduledModel({ publishedVersion: null, publishedAt: null, active: false, clock: null });
    const { about, host } = await aHead({ model, versions: [] });
    expect(host.querySelector<HTMLButtonElement>('.active [role=switch]')?.disabled).toBe(true);
    expect(about()).toContain('Never published');
  });

  it('has a switch that follows what the server says', async () => {
    const { host, refuse, settle, sent } = await aHead({ versions: [aVersion()] });
    const active = () => host.querySelector<HTMLButtonElement>('.active [role=switch]')!;
    refuse('PATCH ', { status: 503 });
    active().click();
    await settle();
    expect(sent('PATCH').map(({ body }) => body)).toEqual([{ active: false }]);
    expect(active().getAttribute('aria-checked')).toBe('true');
  });

  it('offers the way back from the archive alone', async () => {
    const { button } = await aHead({
      model: aScheduledModel({ archivedAt: '2026-11-21T08:00:00Z', active: false, clock: null }),
    });
    expect([recalculate, simulate, publish].map(button)).toEqual([undefined, undefined, undefined]);
    expect(button(/Restore/)?.disabled).toBe(false);
  });
});
