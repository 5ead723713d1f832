import { computed, signal } from '@angular/core';
import type { Page } from '@heatline/contracts';
import { told, type Told } from '../../api/told';

/** A list that is read page after page. Answers to an older question are thrown away. */
export class Paged<Item> {
  private readonly shown = signal<readonly Item[] | undefined>(undefined);
  private readonly next = signal<string | null>(null);
  private readonly busy = signal(false);
  private readonly failed = signal<Told | null>(null);
  private readonly counted = signal<number | null>(null);
  private question = 0;

  /** Undefined until the first page is there. */
  readonly items = this.shown.asReadonly();
  readonly loading = this.busy.asReadonly();
  readonly failure = this.failed.asReadonly();
  /** How many there are in all, where the list says so. */
  readonly total = this.counted.asReadonly();
  readonly hasMore = computed(() => this.next() !== null);
  readonly empty = computed(() => !this.failed() && this.shown()?.length === 0);

  constructor(
    private readonly idOf: (item: Item) => string,
    private readonly read: (cursor: string | null) => Promise<Page<Item>>,
  ) {}

  /** Begins anew: the question is another one. */
  restart(): Promise<void> {
    this.shown.set(undefined);
    return this.ask(null, (page) => this.replace(page));
  }

  more(): Promise<void> {
    const cursor = this.next();
    if (cursor === null || this.busy()) return Promise.resolve();
    return this.ask(cursor, (page) => {
      this.shown.update((items) => [...(items ?? []), ...page.items]);
      this.next.set(page.nextCursor);
    });
  }

  /** Puts what is new on top; what was read below the first page stays, so that one who has scrolled down stays where they are. */
  refresh(): Promise<void> {
    return this.ask(
      null,
      (page) => {
        const last = page.items.at(-1);
        const at = last ? (this.shown() ?? []).findIndex((item) => this.idOf(item) === this.idOf(last)) : -1;
        if (at < 0 || page.nextCursor === null) return this.replace(page);
        this.counted.set(page.total?.value ?? null);
        this.shown.update((items) => [...page.items, ...(items ?? []).slice(at + 1)]);
      },
      'quietly',
    );
  }

  retry(): Promise<void> {
    return this.shown() ? this.more() : this.restart();
  }

  private replace(page: Page<Item>) {
    this.shown.set(page.items);
    this.next.set(page.nextCursor);
    this.counted.set(page.total?.value ?? null);
  }

  private async ask(cursor: string | null, take: (page: Page<Item>) => void, quietly?: 'quietly'): Promise<void> {
    const question = ++this.question;
    this.busy.set(true);
    this.failed.set(null);
    try {
      const page = await this.read(cursor);
      if (question === this.question) take(page);
    } catch (error) {
      // What is shown stays as it is when nobody asked: the next message asks again.
      if (question === this.question && !(quietly && this.shown())) this.failed.set(told(error));
    } finally {
      if (question === this.question) this.busy.set(false);
    }
  }
}
