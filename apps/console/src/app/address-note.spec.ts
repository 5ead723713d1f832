import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { AddressNote } from './address-note';
import { settled } from './testing/settled';

@Component({
  imports: [AddressNote],
  template: `
    <hl-address-note (cleared)="times.set(times() + 1)">The address asks for {{ what }}.</hl-address-note>
    <hl-address-note action="Leave it">Another</hl-address-note>
  `,
})
class Page {
  readonly what = 'the sort “colour”';
  readonly times = signal(0);
}

it('what stands in the address and cannot be used is told to those who listen, too, with the way to be rid of it', async () => {
  const { componentInstance: page, nativeElement } = TestBed.createComponent(Page);
  await settled();
  const notes = [...(nativeElement as HTMLElement).querySelectorAll('hl-address-note')];
  expect(notes.map((note) => [note.getAttribute('role'), note.querySelector('span')?.textContent])).toEqual([
    ['status', 'The address asks for the sort “colour”.'],
    ['status', 'Another'],
  ]);
  const buttons = notes.map((note) => note.querySelector('button'));
  expect(buttons.map((button) => button?.textContent)).toEqual(['Clear it', 'Leave it']);
  buttons[0]?.click();
  expect(page.times()).toBe(1);
});
