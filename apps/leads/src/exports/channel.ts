/** Whoever took from it has gone. */
export class NobodyTakes extends Error {}

interface Waiting<Item> {
  item: Item;
  taken: () => void;
  gone: (error: Error) => void;
}

/** Hands things from where they are made to where they are taken, one at a time: the maker waits for the taker. */
export class Channel<Item> {
  private readonly waiting: Waiting<Item>[] = [];
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
    // Whose taker may leave while looking at it: its maker must hear of that too.
    let open: Waiting<Item> | undefined;
    try {
      for (;;) {
        open = this.waiting.shift();
        if (open) {
          yield open.item;
          open.taken();
        } else if (this.end) {
          if (this.end.error !== undefined) throw this.end.error;
          return;
        } else await new Promise<void>((resolve) => (this.wake = resolve));
      }
    } finally {
      this.left = true;
      open?.gone(new NobodyTakes());
      for (const { gone } of this.waiting) gone(new NobodyTakes());
    }
  }
}
