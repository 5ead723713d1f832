import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Changed } from './changed';

@Component({ selector: 'hl-host', imports: [Changed], template: '<span [hlChanged]="score()">{{ score() }}</span>' })
class Host {
  readonly score = signal(5);
}

it('tints a value that changes, not one that appears', async () => {
  const host = TestBed.createComponent(Host);
  await host.whenStable();
  const cell: HTMLElement = host.nativeElement.querySelector('span');
  expect(cell.classList.contains('hl-changed')).toBe(false);
  host.componentInstance.score.set(7);
  await host.whenStable();
  expect(cell.classList.contains('hl-changed')).toBe(true);
  cell.dispatchEvent(new Event('animationend'));
  expect(cell.classList.contains('hl-changed')).toBe(false);
});
