import { TestBed } from '@angular/core/testing';
import { SliceSquares } from './slice-squares';

it('slices are told apart by shape and summed up in words', async () => {
  const squares = TestBed.createComponent(SliceSquares);
  squares.componentRef.setInput('slices', [
    { no: 1, state: 'done', words: 'Slice 1, done' },
    { no: 2, state: 'running', words: 'Slice 2, running' },
    { no: 3, state: 'parked', words: 'Slice 3, parked after 5 attempts' },
    { no: 4, state: 'waiting', words: 'Slice 4, waiting' },
  ]);
  await squares.whenStable();
  const host: HTMLElement = squares.nativeElement;
  expect(host.querySelector('[role=img]')?.getAttribute('aria-label')).toBe(
    '4 slices: 1 done, 1 running, 1 parked, 1 waiting',
  );
  expect(host.querySelectorAll('.running circle, .parked path')).toHaveLength(2);
  expect(host.querySelector('.parked title')?.textContent).toBe('Slice 3, parked after 5 attempts');
});
