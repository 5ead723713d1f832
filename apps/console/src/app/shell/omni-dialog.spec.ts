import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatDialogRef } from '@angular/material/dialog';
import { provideRouter, Router } from '@angular/router';
import { aLeadItem, leadId } from '../leads/testing/a-lead';
import { eventually, settled } from '../testing/settled';
import { OmniDialog } from './omni-dialog';

async function anOmni() {
  let closed = 0;
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([{ path: '**', children: [] }]),
      { provide: MatDialogRef, useValue: { close: () => closed++ } },
    ],
  });
  const omni = TestBed.createComponent(OmniDialog);
  await omni.whenStable();
  const host: HTMLElement = omni.nativeElement;
  const field = host.querySelector<HTMLInputElement>('input')!;
  const http = TestBed.inject(HttpTestingController);
  return {
    host,
    http,
    closed: () => closed,
    options: () =>
      [...host.querySelectorAll('[role=option] .ellipsis:first-of-type')].map((option) => option.textContent),
    active: () => host.querySelector(`[id="${field.getAttribute('aria-activedescendant')}"]`)?.textContent.trim(),
    press: async (key: string) => {
      field.dispatchEvent(new KeyboardEvent('keydown', { key }));
      await settled();
    },
    /** Types, and answers the search that follows once the typing rests. */
    type: async (text: string, found: readonly object[] = []) => {
      field.value = text;
      field.dispatchEvent(new Event('input'));
      const request = await eventually(() => http.expectOne(({ url }) => url === '/api/leads'));
      request.flush({ items: found, nextCursor: null });
      await settled();
    },
  };
}

describe('search and commands', () => {
  it('offer commands and places before anything is typed', async () => {
    const { options } = await anOmni();
    expect(options()).toEqual([
      'Use the dark theme',
      'Use the light theme',
      'Use the theme of the system',
      'Today',
      'Leads',
      'Accounts',
      'Watching',
      'Scoring',
      'Runs',
      'Settings',
    ]);
  });

  it('find leads first, and Enter opens the first', async () => {
    const { type, press, options, closed } = await anOmni();
    await type('ingr', [aLeadItem()]);
    expect(options()).toEqual(['Ingrid Solheim']);
    await press('Enter');
    expect([TestBed.inject(Router).url, closed()]).toEqual([`/leads/${leadId}`, 1]);
  });

  it('move by arrows, round both ends', async () => {
    const { press, active } = await anOmni();
    await press('ArrowUp');
    expect(active()).toContain('Settings');
    await press('ArrowDown');
    expect(active()).toContain('Use the dark theme');
  });

  it('say so when nothing matches', async () => {
    const { type, host } = await anOmni();
    await type('qqq');
    expect(host.querySelector('[role=status]')?.textContent).toContain('No lead and no command matches “qqq”.');
  });
});
