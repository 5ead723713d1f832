/**
 * Two transactions made the same thing at once and this one lost. It carries the code of a serialization failure, so that
 * the database runs the transaction again, which then finds what the other one made.
 */
export class AnotherWasFirst extends Error {
  readonly code = '40001';

  constructor(what: string) {
    super(`Another transaction made the same ${what}`);
    this.name = 'AnotherWasFirst';
  }
}
