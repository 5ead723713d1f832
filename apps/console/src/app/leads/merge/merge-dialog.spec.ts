import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { type LeadListItem, MergeRequest } from '@heatline/contracts';
import { Live } from '../../live/live';
import { eventually } from '../../testing/settled';
import { aLead, aLeadItem, leadId } from '../testing/a-lead';
import { aPreview, jo, kim, mergeId, mergeRunId } from '../testing/a-merge';
import { shown } from '../testing/shown';
import { mergeCandidate } from './merge-candidate';
import { type MergeData, MergeDialog } from './merge-dialog';

const previewUrl = '/api/leads/merge/preview';
const ingrid = mergeCandidate(aLead());
const kimItem = aLeadItem({ leadId: kim, name: 'Kim Ray', aliases: { email: ['kim@home.example'] }, account: null });
const joItem = aLeadItem({ leadId: jo, name: null, aliases: { email: ['jo@home.example'] }, score: null, level: null });
const failure = { type: 'about:blank', title: 'No', status: 409 };

async function aDialog({
  leads = [ingrid],
  pinned = leadId as string | null,
  found = [] as LeadListItem[],
}: Partial<MergeData> & { found?: LeadListItem[] } = {}) {
  const closed: unknown[] = [];
  const window = { close: (answer: unknown) => closed.push(answer), disableClose: false };
  const hearers: ((message: { leadIds: string[] }) => void)[] = [];
  const listen = (_: string, hear: (typeof hearers)[0]) => hearers.push(hear);
  const data: MergeData = { leads, pinned };
  const dialog = await shown(
    MergeDialog,
    {},
    {
      answers: { '/api/leads': { items: found, nextCursor: null } },
      providers: [
        { provide: MAT_DIALOG_DATA, useValue: data },
        { provide: MatDialogRef, useValue: window },
        { provide: Live, useValue: { listen } },
      ],
    },
  );
  const { host, http, settle } = dialog;
  const previews: MergeRequest[] = [];
  /** Answers every preview that is asked for. */
  const previewed = async () => {
    await settle();
    for (const open of http.match(previewUrl)) {
      if (open.cancelled) continue;
      previews.push(MergeRequest.parse(open.request.body));
      open.flush(aPreview(previews.at(-1)!));
      await previewed();
    }
    await settle();
  };
  await previewed();
  const input = () => host.querySelector<HTMLInputElement>('input[type=search]')!;
  const key = async (name: string) => {
    const codes: Record<string, number> = { ArrowDown: 40, Enter: 13, Escape: 27 };
    const event = new KeyboardEvent('keydown', { key: name, keyCode: codes[name]!, bubbles: true });
    input().dispatchEvent(event);
    await settle();
  };
  const options = () =>
    [...document.querySelectorAll('mat-option')].map((one) => one.textContent.replace(/\s+/g, ' ').trim());
  return {
    ...dialog,
    closed,
    window,
    /** Somebody changes them. */
    hears: (leadIds: string[]) => hearers.forEach((hear) => hear({ leadIds })),
    key,
    options,
    previewed,
    previews,
    find: async (words: string) => {
      input().focus();
      input().value = words;
      input().dispatchEvent(new Event('input', { bubbles: true }));
      await eventually(async () => {
        await settle();
        return dialog.asked.some((url) => url.includes(`q=${words}`));
      });
      await settle();
    },
    names: () => [...host.querySelectorAll('.lead .name')].map(({ textContent }) => textContent.trim()),
    text: (selector: string) => host.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim(),
    confirm: () => dialog.button(/^(Merge \d+ leads?|Merge leads|Merging)$/)!,
  };
}

describe('the dialog of a merge', () => {
  it('asks for a lead first, and merges nothing without one', async () => {
    const { confirm, previews, text } = await aDialog();
    expect(text('h2')).toBe('Merge into Ingrid Solheim');
    expect([confirm().textContent.trim(), confirm().disabled]).toEqual(['Merge leads', true]);
    expect(text('mat-dialog-actions')).toContain('Choose a lead to merge');
    expect(previews).toEqual([]);
  });

  it('offers what a search finds, but not who takes part already; chosen by keyboard', async () => {
    const { find, key, names, options, previewed, previews, confirm } = await aDialog({
      found: [aLeadItem(), kimItem, joItem],
    });
    await find('home');
    expect(options()).toEqual(['Kim Raykim@home.example78Hot', 'jo@home.exampleHaldane Freight']);
    await key('Enter');
    await previewed();
    expect(names()).toEqual(['Ingrid Solheim', 'Kim Ray']);
    expect(previews).toEqual([{ targetId: leadId, leadIds: [kim] }]);
    expect(confirm().textContent.trim()).toBe('Merge 1 lead');
    await find('jo');
    expect(options()).toEqual(['jo@home.exampleHaldane Freight']);
    await key('ArrowDown');
    await key('Enter');
    await previewed();
    expect(previews.at(-1)).toEqual({ targetId: leadId, leadIds: [kim, jo] });
    expect(confirm().textContent.trim()).toBe('Merge 2 leads');
  });

  it('says that nobody matches', async () => {
    const { find, text } = await aDialog();
    await find('zzz');
    expect(text('hl-lead-search [role=status]')).toBe('No lead matches “zzz”.');
  });

  it('says what the merge does', async () => {
    const { host, text } = await aDialog({ leads: [ingrid, mergeCandidate(kimItem)] });
    expect(text('hl-merge-outcome .after')).toBe('After the merge106 events3 aliasescan be undone');
    expect(text('hl-merge-outcome .moved')).toBe('60 events, 1 alias and 5 sessions move.');
    expect(text('tbody tr')).toBe('B2B engagement24Warm60.5Hot+36.5');
    expect(
      [...host.querySelectorAll('hl-merge-outcome dl > div')].map((one) => one.textContent.replace(/\s+/g, ' ').trim()),
    ).toEqual([
      'E-mailingrid@haldane.examplePrimarykim@home.exampleSecondarystill finds the lead',
      'AccountHaldane FreightConflictray.example is left behind',
      'Phone hoursmorningstaken over from Kim Ray',
      'Job titleVP OperationsCOO is left behind',
    ]);
  });

  it('keeps the other one instead', async () => {
    const { press, previewed, previews, text } = await aDialog({ leads: [ingrid, mergeCandidate(kimItem)] });
    await press('Keep the other one instead');
    await previewed();
    expect(previews.at(-1)).toEqual({ targetId: kim, leadIds: [leadId] });
    expect(text('h2')).toBe('Merge into Kim Ray');
  });

  it('begins the merge that was shown, once, and closes with it', async () => {
    const { closed, confirm, http, press, settle } = await aDialog({ leads: [ingrid, mergeCandidate(kimItem)] });
    await press('Merge 1 lead');
    expect(confirm().disabled).toBe(true);
    const sent = http.expectOne('/api/leads/merge');
    expect(sent.request.body).toEqual({ targetId: leadId, leadIds: [kim] });
    expect(sent.request.headers.get('Idempotency-Key')).toBeTruthy();
    sent.flush({ mergeId, runId: mergeRunId }, { status: 202, statusText: 'Accepted' });
    await settle();
    expect(closed).toEqual([{ targetId: leadId, leadIds: [kim], mergeId, runId: mergeRunId }]);
  });

  it('cannot be left while it is being begun: nobody would be told what became of it', async () => {
    const { button, http, press, settle, window } = await aDialog({ leads: [ingrid, mergeCandidate(kimItem)] });
    expect([button('Cancel')?.disabled, window.disableClose]).toEqual([false, false]);
    await press('Merge 1 lead');
    expect([button('Cancel')?.disabled, window.disableClose]).toEqual([true, true]);
    const no = { ...failure, code: 'lead_already_merged', detail: 'Kim was merged already.' };
    http.expectOne('/api/leads/merge').flush(no, { status: 409, statusText: 'No' });
    await settle();
    expect([button('Cancel')?.disabled, window.disableClose]).toEqual([false, false]);
  });

  it('says that nothing was merged when it was refused', async () => {
    const { confirm, host, http, press, settle } = await aDialog({ leads: [ingrid, mergeCandidate(kimItem)] });
    await press('Merge 1 lead');
    const no = { ...failure, code: 'lead_already_merged', detail: 'Kim was merged already.' };
    http.expectOne('/api/leads/merge').flush(no, { status: 409, statusText: 'No' });
    await settle();
    expect(host.querySelector('hl-refused')?.textContent).toContain('Nothing was merged. Kim was merged already.');
    expect(document.activeElement).toBe(confirm());
  });

  it('asks again when somebody changes them, and keeps the focus meanwhile', async () => {
    const { confirm, hears, http, settle } = await aDialog({ leads: [ingrid, mergeCandidate(kimItem)] });
    confirm().focus();
    hears([kim]);
    const open = await eventually(() => http.expectOne(previewUrl));
    await settle();
    expect([confirm().disabled, confirm().getAttribute('aria-disabled')]).toEqual([false, 'true']);
    expect(document.activeElement).toBe(confirm());
    confirm().click();
    http.expectNone('/api/leads/merge');
    open.flush(aPreview({ targetId: leadId, leadIds: [kim] }));
    await settle();
    expect(confirm().getAttribute('aria-disabled')).toBeNull();
  });

  it('stays open when it is refused, says why, and asks again under the same key', async () => {
    const { closed, host, http, press, settle } = await aDialog({ leads: [ingrid, mergeCandidate(kimItem)] });
    await press('Merge 1 lead');
    const first = http.expectOne('/api/leads/merge');
    first.flush(
      { ...failure, status: 503, code: 'service_unavailable', detail: 'Try again in a moment.' },
      { status: 503, statusText: 'No' },
    );
    await settle();
    expect(host.querySelector('hl-refused')?.textContent).toContain(
      'Nobody can say yet whether the leads were merged. Try again in a moment. Pressed again, it is done once.',
    );
    await press('Merge 1 lead');
    const second = http.expectOne('/api/leads/merge');
    const keyOf = ({ request }: typeof first) => request.headers.get('Idempotency-Key');
    expect(keyOf(second)).toBe(keyOf(first));
    expect(closed).toEqual([]);
  });

  it('of selected leads asks which one stays, and proposes the one with most events', async () => {
    const leads = [ingrid, mergeCandidate(kimItem), { leadId: jo, name: null, about: '' }];
    const { host, names, previewed, previews, text } = await aDialog({ leads, pinned: null });
    expect(previews).toEqual([
      { targetId: leadId, leadIds: [kim, jo] },
      { targetId: kim, leadIds: [leadId, jo] },
    ]);
    expect(text('legend')).toBe('Which one stays');
    expect(text('h2')).toBe('Merge into Kim Ray');
    expect(names()).toEqual(['Ingrid Solheim', 'Kim Ray', 'jo@home.example']);
    expect(text('.order')).toContain('Where two have a value');
    host.querySelector<HTMLInputElement>('input[aria-label="Keep jo@home.example"]')!.click();
    await previewed();
    expect(previews.at(-1)).toEqual({ targetId: jo, leadIds: [leadId, kim] });
  });

  it('keeps the one that it proposed when another has more events by then', async () => {
    const leads = [ingrid, mergeCandidate(kimItem)];
    const { hears, http, settle, text } = await aDialog({ leads, pinned: null });
    expect(text('h2')).toBe('Merge into Kim Ray');
    hears([]);
    const open = await eventually(() => http.expectOne(previewUrl));
    const preview = aPreview({ targetId: kim, leadIds: [leadId] });
    open.flush({ ...preview, leads: [{ ...preview.leads[0]!, events: 5_000 }] });
    await settle();
    expect(text('h2')).toBe('Merge into Kim Ray');
    http.expectNone(previewUrl);
  });

  it('of more than can be merged at once says so, and asks for no preview', async () => {
    const many = Array.from({ length: 52 }, (_, n) => ({
      leadId: `0a000000-0000-4000-8000-${String(100 + n).padStart(12, '0')}`,
      name: `Lead ${n}`,
      about: '',
    }));
    const { confirm, host, previews, text } = await aDialog({ leads: many, pinned: null });
    expect(text('p[role=alert]')).toContain('At most 50 leads go into another one at once');
    expect(host.querySelector('hl-skeleton')).toBeNull();
    expect([confirm().disabled, previews]).toEqual([true, []]);
  });

  it('takes leads in the order that they are brought into, and takes them out again', async () => {
    const leads = [ingrid, mergeCandidate(kimItem), mergeCandidate(joItem)];
    const { button, press, previewed, previews } = await aDialog({ leads });
    expect(button(/^Move Kim Ray up$/)).toBeUndefined();
    await press('Move jo@home.example up');
    await previewed();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Keep jo@home.example');
    expect(previews.at(-1)).toEqual({ targetId: leadId, leadIds: [jo, kim] });
    await press('Take jo@home.example out');
    await previewed();
    expect(previews.at(-1)).toEqual({ targetId: leadId, leadIds: [kim] });
    expect(button(/^Take Ingrid Solheim out$/)).toBeUndefined();
  });

  it('without a preview merges nothing, and tries again', async () => {
    const dialog = await failing({ code: 'service_unavailable', detail: 'Scoring is away for a moment.' }, 503);
    expect(dialog.host.querySelector('.failed')?.textContent).toContain('Scoring is away for a moment.');
    expect(dialog.confirm().disabled).toBe(true);
    await dialog.press('Try again');
    await dialog.previewed();
    expect(dialog.confirm().disabled).toBe(false);
  });

  it('names the lead that cannot take part, and takes it out', async () => {
    const details = { leadId: kim, rootId: jo };
    const dialog = await failing({ code: 'lead_already_merged', detail: 'It was merged already.', details }, 409);
    expect(dialog.button('Try again')).toBeUndefined();
    await dialog.press('Take it out');
    expect(dialog.names()).toEqual(['Ingrid Solheim']);
  });

  /** With Kim, whose first preview is refused. */
  async function failing(problem: { code: string; detail: string; details?: object }, status: number) {
    const dialog = await aDialog({ found: [kimItem] });
    await dialog.find('kim');
    await dialog.key('Enter');
    const [open] = dialog.http.match(previewUrl);
    open!.flush({ ...failure, ...problem, status }, { status, statusText: 'No' });
    await dialog.settle();
    return dialog;
  }
});
