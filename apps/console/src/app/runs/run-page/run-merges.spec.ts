import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { RunDetail } from '@heatline/contracts';
import { aMergedLead, aMergeEntry, jo, kim } from '../../leads/testing/a-merge';
import { aRunDetail } from '../../testing/a-run';
import { settled } from '../../testing/settled';
import { signedInAs } from '../../testing/signed-in';
import { RunMerges } from './run-merges';

async function merges(items: object[], run: Partial<RunDetail> = {}, nextCursor: string | null = null) {
  TestBed.configureTestingModule({ providers: [...signedInAs('rep'), provideRouter([])] });
  const part = TestBed.createComponent(RunMerges);
  const set = (more: Partial<RunDetail>) =>
    part.componentRef.setInput('run', aRunDetail({ service: 'leads', kind: 'mergeLeads', ...run, ...more }));
  set({});
  const asked: string[] = [];
  const answer = { items, nextCursor, away: false };
  const settle = () =>
    settled((open) => {
      asked.push(open.request.urlWithParams);
      if (answer.away) open.flush(null, { status: 503, statusText: 'Away' });
      else open.flush({ items: answer.items, nextCursor: answer.nextCursor });
    });
  await settle();
  const host = part.nativeElement as HTMLElement;
  return {
    answer,
    asked,
    foot: () => host.querySelector('.foot')?.textContent.replace(/\s+/g, ' ').trim(),
    host,
    set: async (more: Partial<RunDetail>) => (set(more), settle()),
    settle,
    cells: () =>
      [...host.querySelectorAll('tbody tr')].map((row) =>
        [...row.querySelectorAll('td')].map((one) =>
          one.textContent
            .replace(/[\u2068\u2069]/g, '')
            .replace(/\s+/g, ' ')
            .trim(),
        ),
      ),
  };
}

describe('the merges of a run', () => {
  afterEach(() => TestBed.inject(HttpTestingController).verify());

  it('tell what became of each', async () => {
    const gone = { code: 'lead_already_merged', leadId: kim };
    const { cells, host } = await merges([
      aMergeEntry({ leads: [aMergedLead(kim), aMergedLead(jo)] }),
      aMergeEntry({ mergeId: kim, state: 'refused', refusal: gone }),
    ]);
    expect(cells()).toEqual([
      ['Kim Rayjo@home.example', 'Ingrid Solheim', '61', 'Merged'],
      ['Kim Ray', 'Ingrid Solheim', '60', 'RefusedKim Ray was part of another lead by then.'],
    ]);
    expect(host.querySelector(`a[href="/leads/${kim}"]`)).not.toBeNull();
  });

  it('name by id who was deleted', async () => {
    const { cells } = await merges([aMergeEntry({ leads: [aMergedLead(kim, { name: null })] })]);
    expect(cells()[0]?.[0]).toBe(kim);
  });

  it('move with the run', async () => {
    const { asked, set } = await merges([aMergeEntry()]);
    expect(asked).toHaveLength(1);
    await set({});
    expect(asked).toHaveLength(1);
    await set({ state: 'completed' });
    expect(asked).toHaveLength(2);
  });

  it('are narrowed down to one outcome', async () => {
    const { asked, host, settle } = await merges([aMergeEntry(), aMergeEntry({ mergeId: jo })]);
    const choice = host.querySelector('select')!;
    choice.value = 'refused';
    choice.dispatchEvent(new Event('change'));
    await settle();
    expect(asked.at(-1)).toMatch(/merges\?limit=20&state=refused$/);
  });

  it('say that more did not load, and try again', async () => {
    const { answer, asked, foot, host, settle } = await merges([aMergeEntry()], {}, 'next');
    const more = () => host.querySelector<HTMLElement>('.foot button')!.click();
    expect(foot()).toBe('The first 1. Show more');
    answer.away = true;
    more();
    TestBed.tick();
    expect(foot()).toBe('The first 1. Loading more');
    await settle();
    expect(foot()).toBe('The first 1. Show more More did not load. The server answered with status 503.');
    Object.assign(answer, { away: false, items: [aMergeEntry(), aMergeEntry({ mergeId: jo })], nextCursor: null });
    more();
    await settle();
    expect(asked.slice(-2)).toEqual([asked.at(-1), asked.at(-1)]);
    expect(foot()).toBeUndefined();
    expect(host.querySelectorAll('tbody tr')).toHaveLength(2);
  });

  it('say what is taken out of what by an undo', async () => {
    const { host } = await merges([aMergeEntry({ state: 'undone' })], { kind: 'unmergeLeads' });
    expect(host.querySelector('h2')?.textContent.trim()).toBe('Merges taken back');
    expect(host.querySelector('thead')?.textContent).toMatch(/Taken out.*Out of/s);
  });
});
