/** What a dialog asks before something that cannot be taken back. */
export interface Question {
  /** As in "Cancel this run?". */
  readonly title: string;
  /** What happens and what is kept. */
  readonly words: string;
  /** A verb with an object: "Cancel run". */
  readonly action: string;
  /** What else can be done, "Cancel" at first: "Stay". */
  readonly refuse?: string;
  readonly danger?: boolean;
  /** What has the focus afterwards, where that is not what has it now: an item of a menu goes away with its menu. */
  readonly from?: HTMLElement;
  /** What has to be typed first, so that nobody does it by a slip: how many there are, as in "1,204". */
  readonly typed?: string;
}
