import { HttpErrorResponse } from '@angular/common/http';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { againAfterFailure } from './again-after-failure';

describe('what failed', () => {
  const error = signal<Error | undefined>(undefined);
  const reload = jest.fn(() => true);
  const fails = (status: number) => {
    error.set(new HttpErrorResponse({ status }));
    TestBed.tick();
  };

  beforeEach(() => {
    jest.useFakeTimers();
    reload.mockClear();
    error.set(undefined);
    TestBed.runInInjectionContext(() => againAfterFailure({ error, reload }));
    TestBed.tick();
  });
  afterEach(() => jest.useRealTimers());

  it('is asked for again after a while, as often as it fails', () => {
    jest.advanceTimersByTime(60_000);
    expect(reload).not.toHaveBeenCalled();
    for (const status of [503, 0]) {
      fails(status);
      jest.advanceTimersByTime(10_000);
    }
    expect(reload).toHaveBeenCalledTimes(2);
  });

  it('is left alone when it was refused, or has come meanwhile', () => {
    fails(404);
    jest.advanceTimersByTime(60_000);
    fails(503);
    error.set(undefined);
    TestBed.tick();
    jest.advanceTimersByTime(60_000);
    expect(reload).not.toHaveBeenCalled();
  });
});
