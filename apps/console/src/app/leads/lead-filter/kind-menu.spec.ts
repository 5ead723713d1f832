import { Component } from '@angular/core';
import { MatMenuTrigger } from '@angular/material/menu';
import type { Condition } from '@heatline/contracts';
import { shown } from '../testing/shown';
import { KindMenu } from './kind-menu';

const begun: Condition[] = [];

@Component({
  imports: [KindMenu, MatMenuTrigger],
  template: `<button [matMenuTriggerFor]="kinds.menu()">Filter</button><hl-kind-menu #kinds (chosen)="keep($event)" />`,
})
class Host {
  keep(part: Condition) {
    begun.push(part);
  }
}

const kinds = () => [...document.querySelectorAll('[mat-menu-item]')].map(({ textContent }) => textContent.trim());

describe('the menu of what can be filtered by', () => {
  it('begins a part of the first model that stands in the columns', async () => {
    const { press } = await shown(Host, {});
    await press('Filter');
    expect(kinds()).not.toContain('Any of several');
    await press('Level');
    expect(begun).toEqual([{ level: '0f000000-0000-4000-8000-000000000001', op: 'in', value: [] }]);
  });

  it('leaves scores and levels out where nothing is scored', async () => {
    const { press } = await shown(Host, {}, { answers: { '/api/models': { items: [] } } });
    await press('Filter');
    expect(kinds()).toContain('Owner');
    expect(kinds()).not.toContain('Score');
    expect(kinds()).not.toContain('Level');
  });
});
