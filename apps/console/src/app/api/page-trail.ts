/** Where the pages before this one began. The browser's own way back does not tell it, so it looks for where one is. */
export class PageTrail {
  private readonly begun: (string | null)[] = [];

  /** Another list begins at its first page. */
  clear(): void {
    this.begun.length = 0;
  }

  /** One goes on from the page that begins at `here`. */
  leave(here: string | null): void {
    this.begun.push(here);
  }

  /** Where the page before the one at `here` begins; null is the first page, also when it is not known. */
  before(here: string | null): string | null {
    const at = this.begun.indexOf(here);
    if (at >= 0) this.begun.length = at;
    return this.begun.pop() ?? null;
  }
}
