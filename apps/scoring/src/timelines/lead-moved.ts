/**
 * A lead was merged into another one, parted from it or erased between the reading of who answers for it and the hold of its timeline. It
 * carries the code of a serialization failure: the database runs the transaction again, which then finds who answers now.
 */
export class LeadMoved extends Error {
  readonly code = '40001';

  constructor() {
    super('Another lead answers for this one now');
    this.name = 'LeadMoved';
  }
}
