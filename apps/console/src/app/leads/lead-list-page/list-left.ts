import { Injectable } from '@angular/core';
import type { Selection } from './selection';

/** The list that was left last, for who comes back to it. */
@Injectable({ providedIn: 'root' })
export class ListLeft {
  left?: {
    /** What was looked at. */
    readonly view: string;
    readonly selection: Selection;
    /** Where one went. */
    readonly to: string;
  };
}
