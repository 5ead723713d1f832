import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import type { Told } from '../../api/told';
import { saveWhenBack } from './save-when-back';

const failure = (status: number, code = `http_${status}`): Told => ({
  status,
  code,
  detail: '',
  issues: [],
  details: {},
});

describe('what could not be saved', () => {
  const refusal = signal<Told | null>(null);
  const save = jest.fn(() => Promise.resolve(false));
  const fails = (told: Told | null) => {
    refusal.set(told);
    TestBed.tick();
  };
  const comesBack = () => window.dispatchEvent(new Event('online'));

  beforeEach(() => {
    jest.useFakeTimers();
    save.mockClear();
    refusal.set(null);
    TestBed.runInInjectionContext(() => saveWhenBack({ refusal, save }));
    TestBed.tick();
  });
  afterEach(() => jest.useRealTimers());

  it('is saved again, each time after twice as long, and at least every minute', () => {
    const waits = [5, 10, 20, 40, 60, 60];
    for (const [nth, seconds] of waits.entries()) {
      fails(failure(nth % 2 ? 503 : 0, nth % 2 ? 'http_503' : 'no_answer'));
      jest.advanceTimersByTime(seconds * 1_000 - 1);
      expect(save).toHaveBeenCalledTimes(nth);
      jest.advanceTimersByTime(1);
      expect(save).toHaveBeenCalledTimes(nth + 1);
    }
    // Once the server has answered, it begins anew.
    fails(null);
    fails(failure(503));
    jest.advanceTimersByTime(5_000);
    expect(save).toHaveBeenCalledTimes(waits.length + 1);
  });

  it('is saved as soon as the network is back', () => {
    fails(failure(0, 'no_answer'));
    comesBack();
    expect(save).toHaveBeenCalledTimes(1);
  });

  it('waits for whoever typed it when the server refused it, and when nothing is left to save', () => {
    for (const told of [failure(409), failure(400), failure(0, 'answer_not_understood'), null]) {
      fails(told);
      comesBack();
      jest.advanceTimersByTime(120_000);
    }
    expect(save).not.toHaveBeenCalled();
  });
});
