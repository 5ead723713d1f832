import { computed, effect, inject, type Resource, type Signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, type Params, Router } from '@angular/router';
import type { Total } from '@heatline/contracts';
import { formatCount } from '@heatline/ui';
import { PageTrail } from './page-trail';

interface Paged {
  /** Where the page begins; null: with the first row. */
  readonly cursor: string | null;
  /** Rows before it, of lists that count them. */
  readonly skipped?: number;
}

/** How a view is read out of the address, and written into it; null takes a key out of it. */
interface InAddress<View> {
  viewOf(params: Params): View;
  paramsOf(view: View): Params;
}

/** What a list looks at, page by page: all of it stands in the address, the way back is remembered. Made where one may inject. */
export class PagedAddress<View extends Paged> {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly trail = new PageTrail();
  readonly params: Signal<Params> = toSignal(this.route.queryParams, { requireSync: true });
  readonly view = computed(() => this.written.viewOf(this.params()));

  /** @param pageSize rows of a page, for lists that count those before it */
  constructor(
    private readonly written: InAddress<View>,
    private readonly pageSize = 0,
  ) {}

  /** Looks at something else, from its first page. `replace`: the way back skips what was looked at until now. */
  look(change: Partial<View>, replace = false): Promise<boolean> {
    this.trail.clear();
    return this.go({ ...this.view(), cursor: null, skipped: 0, ...change }, replace);
  }

  /** The page that begins at `cursor`, behind so many rows of this one. */
  next(cursor: string | null | undefined, rows = this.pageSize): void {
    if (!cursor) return;
    const view = this.view();
    this.trail.leave(view.cursor);
    void this.go({ ...view, cursor, skipped: (view.skipped ?? 0) + rows });
  }

  /** The page before, or the first one when it is not known how one came here. */
  previous(): void {
    const view = this.view();
    const cursor = this.trail.before(view.cursor);
    const skipped = cursor ? Math.max(0, (view.skipped ?? 0) - this.pageSize) : 0;
    void this.go({ ...view, cursor, skipped });
  }

  /** Turns back from a page on which nothing is any more. */
  leaveWhenEmpty(page: Resource<{ readonly items: readonly unknown[] } | undefined>): void {
    effect(() => {
      if (page.hasValue() && page.value().items.length === 0 && this.view().cursor) untracked(() => this.previous());
    });
  }

  private go(view: View, replaceUrl = false): Promise<boolean> {
    const queryParams = this.written.paramsOf(view);
    return this.router.navigate([], {
      relativeTo: this.route,
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl,
    });
  }
}

// How many there are stands here, and not in a file of its own, whose headers alone would cost the first page of the leads more than all this.

/** What is known of how many match: an estimate is never below the rows in sight, and the last page is counted. */
export function knownTotal(
  { items, nextCursor, total }: { items: readonly unknown[]; nextCursor: string | null; total?: Total | undefined },
  skipped: number | null,
): Total | null {
  if (!total) return null;
  if (total.exact) return total;
  if (!nextCursor && skipped !== null) return { value: skipped + items.length, exact: true };
  const least = (skipped ?? 0) + items.length + (nextCursor ? 1 : 0);
  return { value: Math.max(total.value, least), exact: false };
}

/** `about 12,345` */
export const totalWords = ({ value, exact }: Total): string => `${exact ? '' : 'about '}${formatCount(value)}`;

/** `51–100 of about 12,345`; empty where nothing is shown. */
export function rangeWords(skipped: number, count: number, total: Total | null): string {
  const all = total ? ` of ${totalWords(total)}` : '';
  return count ? `${formatCount(skipped + 1)}–${formatCount(skipped + count)}${all}` : '';
}
