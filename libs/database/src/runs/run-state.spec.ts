import { describe, expect, it } from '@jest/globals';
import { RunState } from '@heatline/contracts';
import { commandPossible, mayBecome } from './run-state';

describe('the state of a run', () => {
  it.each(['completed', 'failed', 'cancelled'] as const)('never changes again after %s', (ended) => {
    for (const state of RunState.options) expect(mayBecome(ended, state)).toBe(state === ended);
  });

  it('may be told twice', () => {
    for (const state of RunState.options) expect(mayBecome(state, state)).toBe(true);
  });

  it('goes from queued to running, rest and back, and to an end', () => {
    expect(mayBecome('queued', 'running')).toBe(true);
    expect(mayBecome('running', 'paused')).toBe(true);
    expect(mayBecome('paused', 'running')).toBe(true);
    expect(mayBecome('running', 'parked')).toBe(true);
    expect(mayBecome('parked', 'completed')).toBe(true);
  });

  it('does not complete what rests or has not begun', () => {
    expect(mayBecome('paused', 'completed')).toBe(false);
    expect(mayBecome('queued', 'completed')).toBe(false);
  });
});

describe('a command', () => {
  it('makes no sense for a run that has ended', () => {
    for (const state of ['completed', 'failed', 'cancelled'] as const) {
      for (const command of ['pause', 'resume', 'cancel', 'retry', 'skipSlice', 'abort'] as const) {
        expect(commandPossible(state, command, 1)).toBe(false);
      }
    }
  });

  it.each([
    ['running', 'pause', 0, true],
    ['paused', 'pause', 0, false],
    ['paused', 'resume', 0, true],
    ['running', 'resume', 0, false],
    ['queued', 'cancel', 0, true],
    ['running', 'retry', 0, false],
    ['running', 'retry', 1, true],
    ['parked', 'retry', 0, true],
    ['parked', 'skipSlice', 0, false],
    ['parked', 'skipSlice', 1, true],
    ['queued', 'abort', 0, false],
    ['parked', 'abort', 1, true],
  ] as const)('in state %s: %s with %i parked slices is possible: %s', (state, command, parked, possible) => {
    expect(commandPossible(state, command, parked)).toBe(possible);
  });
});
