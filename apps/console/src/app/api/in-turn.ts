/** Requests about one thing, one after the other: sent side by side, what was asked first could arrive last and hold. */
export class InTurn {
  private last: Promise<void> | undefined;

  /** Begins at once when nothing is under way. What fails holds up nothing. */
  run<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    const answer = this.last ? this.last.then(ask) : ask();
    const ended = answer
      .then(
        () => {},
        () => {},
      )
      .then(() => {
        if (this.last === ended) this.last = undefined;
      });
    this.last = ended;
    return answer;
  }
}
