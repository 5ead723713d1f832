/** This process's own clock: for ages of tokens and the like. Scores and rows take the database's (`tx.now`, `tx.scoringTime`). */
export class Clock {
  now(): Date {
    return new Date();
  }
}
