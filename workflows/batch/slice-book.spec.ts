import { describe, expect, it } from '@jest/globals';
import { SliceBook } from './slice-book';

const trouble = { code: 'x', message: 'failed', hint: 'mend it' };
const tally = { done: 10, changed: 1, unchanged: 9, failed: 0 };
const takeAll = (book: SliceBook, slices: number) => {
  const taken: number[] = [];
  for (let no = book.take(slices); no !== undefined; no = book.take(slices)) taken.push(no);
  return taken;
};

describe('the book of slices', () => {
  it('gives each out once, in order', () => {
    expect(takeAll(new SliceBook(), 4)).toEqual([0, 1, 2, 3]);
  });

  it('gives interrupted ones out again, first', () => {
    const book = new SliceBook();
    book.take(5);
    book.take(5);
    book.putBack(1);
    book.putBack(0);
    expect(takeAll(book, 5)).toEqual([0, 1, 2, 3, 4]);
  });

  it('keeps parked ones back until they are retried or skipped', () => {
    const book = new SliceBook();
    takeAll(book, 3);
    book.park({ sliceNo: 0, trouble });
    book.park({ sliceNo: 2, trouble });
    expect(book.hasMore(3)).toBe(false);
    expect(book.retry(2)).toBe(true);
    expect(book.skip(0)).toBe(true);
    expect(takeAll(book, 3)).toEqual([2]);
    expect(book).toMatchObject({ parked: [], skipped: [0] });
  });

  it('takes a retry or a skip of what is not parked as nothing', () => {
    const book = new SliceBook();
    expect(book.retry()).toBe(false);
    expect(book.skip(1)).toBe(false);
    expect(book.skipped).toEqual([]);
  });

  it('gives nothing out beyond the error budget, and again after a retry', () => {
    const book = new SliceBook();
    for (const sliceNo of [0, 1, 2]) {
      book.take(10);
      book.park({ sliceNo, trouble });
    }
    expect(book.take(10)).toBeUndefined();
    expect(book.hasMore(10)).toBe(true);
    book.retry();
    expect(book.take(10)).toBe(0);
  });

  it('is the same book after continue-as-new', () => {
    const book = new SliceBook();
    takeAll(book, 6);
    book.done(tally);
    book.park({ sliceNo: 1, trouble });
    book.putBack(4);
    const rest = { window: 2, paused: false, pausedAt: null, restart: false, startedAt: 0 };
    const carried: unknown = JSON.parse(JSON.stringify({ ...book.carry(), ...rest }));
    const next = new SliceBook(carried as ConstructorParameters<typeof SliceBook>[0]);
    expect(next.carry()).toEqual(book.carry());
    expect(takeAll(next, 6)).toEqual([4]);
  });

  it('begins anew under the next plan', () => {
    const book = new SliceBook();
    takeAll(book, 3);
    book.done(tally);
    book.park({ sliceNo: 1, trouble });
    book.restart();
    expect(book).toMatchObject({ again: 1, doneSlices: 0, parked: [], tally: { done: 0 } });
    expect(takeAll(book, 3)).toEqual([0, 1, 2]);
  });
});
