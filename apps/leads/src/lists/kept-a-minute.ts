interface Entry<Value> {
  value: Promise<Value>;
  bytes: number;
  until: number;
}

/** Things that are dear to make and right enough for a minute: made once for all who ask meanwhile, in bounded memory. */
export class KeptAMinute<Value> {
  /** Oldest first. */
  private readonly entries = new Map<string, Entry<Value>>();

  constructor(
    private readonly mostBytes: number,
    private readonly bytesOf: (value: Value) => number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** What is there or being made; undefined = nothing fresh. */
  get(key: string): Promise<Value> | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    if (entry.until > this.now()) return entry.value;
    this.entries.delete(key);
    return undefined;
  }

  make(key: string, make: () => Promise<Value>): Promise<Value> {
    return this.get(key) ?? this.renew(key, make);
  }

  /** Made anew, whatever is there. */
  renew(key: string, make: () => Promise<Value>): Promise<Value> {
    const entry: Entry<Value> = { value: make(), bytes: 0, until: this.now() + 60_000 };
    this.entries.delete(key);
    this.entries.set(key, entry);
    entry.value.then(
      (value) => {
        entry.bytes = this.bytesOf(value);
        this.makeRoom();
      },
      () => this.entries.get(key) === entry && this.entries.delete(key),
    );
    return entry.value;
  }

  private makeRoom(): void {
    const now = this.now();
    let bytes = 0;
    for (const [key, entry] of [...this.entries].reverse()) {
      bytes += entry.bytes;
      if (entry.until <= now || bytes > this.mostBytes) this.entries.delete(key);
    }
  }
}
