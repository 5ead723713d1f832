/** A statement with its parameters. */
export interface Sql {
  text: string;
  params: unknown[];
}

/** Collects parameters while a statement is put together. */
export class SqlText {
  readonly params: unknown[] = [];

  param(value: unknown): string {
    this.params.push(value);
    return `$${this.params.length}`;
  }

  of(text: string): Sql {
    return { text, params: this.params };
  }
}
