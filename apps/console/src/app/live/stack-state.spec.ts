import { DestroyRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { LiveMessage } from '@heatline/contracts';
import { Live } from './live';
import { StackState } from './stack-state';

const tell: ((message: LiveMessage) => void)[] = [];
const live = {
  listen: (_topic: string, hear: (message: LiveMessage) => void, _until: DestroyRef) => tell.push(hear),
};

describe('the state of the stack', () => {
  it('names in plain words what is away, until it is back', () => {
    TestBed.configureTestingModule({ providers: [{ provide: Live, useValue: live }] });
    const state = TestBed.inject(StackState);
    const change = (service: string, ready: boolean) =>
      tell.forEach((hear) => hear({ topic: 'stack.changed', service, ready }));
    expect(state.sentence()).toBeNull();
    change('scoring', false);
    expect(state.sentence()).toBe('Scoring is away at the moment and will be back shortly. Nothing is lost.');
    change('worker', false);
    expect(state.sentence()).toContain('Scoring, long jobs are away');
    change('scoring', true);
    change('worker', true);
    expect(state.sentence()).toBeNull();
  });
});
