/** Whoever took from it has gone. */
export class NobodyTakes extends Error {}

/** Hands things from where they are made to where they are taken, one at a time: the maker waits for the taker. */
export class Channel<Item> {
  private readonly waiting: { item: Item; taken: () => void; gone: (error: Error) => void }[] = [];
  private wake = (): void => {};
  private end: { error?: unknown } | undefined;
  private left = false;

  /** Resolves when it was taken. @throws NobodyTakes */
  put(item: Item): Promise<void> {
    if (this.left) return Promise.reject(new NobodyTakes());
    return new Promise((taken, gone) => {
      this.waiting.push({ item, taken, gone });
      this.wake();
    });
  }

  /** Nothing more comes; with an error, whoever takes gets it. */
  close(error?: unknown): void {
    this.end ??= { error };
    this.wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    try {
      for (;;) {
        const next = this.waiting.shift();
        if (next) {
          yield next.item;
          next.taken();
        } else if (this.end) {
          if (this.end.error !== undefined) throw this.end.error;
          return;
        } else await new Promise<void>((resolve) => (this.wake = resolve));
      }
    } finally {
      this.left = true;
      for (const { gone } of this.waiting) gone(new NobodyTakes());
    }
  }
}
