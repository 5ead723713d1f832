import { Location } from '@angular/common';
import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { eventually, settled } from '../../testing/settled';
import { aLeadItem } from '../testing/a-lead';
import { aModel } from '../../testing/a-model';
import { LeadListPage } from './lead-list-page';

@Component({ selector: 'hl-any-lead', template: '' })
class AnyLead {}

const ids = [1, 2, 3].map((no) => `0a000000-0000-4000-8000-00000000000${no}`);

async function aList(url = '/leads') {
  HTMLElement.prototype.scrollIntoView = () => undefined;
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([
        { path: 'leads', component: LeadListPage },
        { path: 'leads/:leadId', component: AnyLead },
        { path: 'accounts', component: AnyLead },
      ]),
    ],
  });
  const answers: Record<string, object> = {
    '/api/models': { items: [aModel()] },
    '/api/runs': { items: [], nextCursor: null },
    '/api/views': { items: [] },
    '/api/leads': {
      items: ids.map((leadId) => aLeadItem({ leadId })),
      nextCursor: null,
      total: { value: ids.length, exact: true },
    },
  };
  const rests = () => settled((open) => open.flush({ ...answers[open.request.url] }));
  TestBed.inject(Router).setUpLocationChangeListener();
  const harness = await RouterTestingHarness.create();
  document.body.append(harness.fixture.nativeElement);
  const go = async (to: string) => {
    await harness.navigateByUrl(to);
    await rests();
  };
  await go(url);
  const row = (leadId: string) => document.querySelector<HTMLElement>(`[data-row="${leadId}"]`)!;
  return {
    go,
    select: async (leadId: string) => {
      row(leadId).querySelector('input')!.click();
      await rests();
    },
    back: async () => {
      TestBed.inject(Location).back();
      await eventually(() => TestBed.inject(Router).url.startsWith('/leads') && document.querySelector('h1') !== null);
      await rests();
    },
    selected: () => ids.filter((leadId) => row(leadId).querySelector('input')!.checked),
    focused: () => document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset['row'],
  };
}

describe('who comes back to the list of leads', () => {
  it('finds the same leads selected, and the focus on the one that was opened', async () => {
    const { go, select, back, selected, focused } = await aList();
    await select(ids[1]!);
    await go(`/leads/${ids[2]}?tab=notes`);
    await back();
    await eventually(() => expect(selected()).toEqual([ids[1]]));
    await eventually(() => expect(focused()).toBe(ids[2]));
  });

  it('finds the selection, and the focus nowhere, after another page than a lead', async () => {
    const { go, select, back, selected, focused } = await aList();
    await select(ids[0]!);
    await go('/accounts');
    await back();
    await eventually(() => expect(selected()).toEqual([ids[0]]));
    expect(focused()).toBeUndefined();
  });

  it('finds nothing selected when they went there by a link, or when it is another list', async () => {
    const { go, select, selected } = await aList();
    await select(ids[1]!);
    await go(`/leads/${ids[2]}`);
    await go('/leads');
    expect(selected()).toEqual([]);
  });
});
