import { Component, inject, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { settled } from '../../testing/settled';
import { followLead } from './follow-lead';
import { OpenLead } from './open-lead';

const [leadId, revision, kind] = [signal('a'), signal(0), signal('')];
const parts = signal<string | undefined>(undefined);

@Component({ selector: 'hl-following', template: '' })
class Following {
  readonly did: string[] = [];
  constructor() {
    inject(OpenLead);
    followLead(kind, { restart: () => this.did.push('restart'), refresh: () => this.did.push('refresh') });
  }
}

async function following() {
  TestBed.configureTestingModule({ providers: [{ provide: OpenLead, useValue: { leadId, revision, parts } }] });
  leadId.set('a');
  parts.set(undefined);
  const { did } = TestBed.createComponent(Following).componentInstance;
  await settled();
  /** What it did since. */
  return async (change: () => void) => {
    did.length = 0;
    change();
    await settled();
    return [...did];
  };
}

describe('a list of the open lead', () => {
  it('begins anew for another lead, or another question', async () => {
    const after = await following();
    expect(await after(() => leadId.set('b'))).toEqual(['restart']);
    expect(await after(() => kind.set('notes'))).toEqual(['restart']);
  });

  it('takes what is new where only something of it changed', async () => {
    const after = await following();
    expect(await after(() => revision.update((n) => n + 1))).toEqual(['refresh']);
  });

  it('reads nothing again when it becomes known of what the lead is made', async () => {
    const after = await following();
    expect(await after(() => parts.set('a'))).toEqual([]);
    expect(await after(() => (leadId.set('b'), parts.set(undefined)))).toEqual(['restart']);
    expect(await after(() => parts.set('b'))).toEqual([]);
  });

  it('begins anew when a lead is merged into it, or comes out of it again', async () => {
    const after = await following();
    await after(() => parts.set('a'));
    expect(await after(() => (revision.update((n) => n + 1), parts.set('a c')))).toEqual(['restart']);
    expect(await after(() => parts.set(undefined))).toEqual([]);
    expect(await after(() => parts.set('a'))).toEqual(['restart']);
  });
});
