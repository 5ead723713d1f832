import { Component } from '@angular/core';
import { MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { Button } from '@heatline/ui';
import { places } from './places';

const lists: readonly { head: string; keys: readonly { strokes: readonly string[]; does: string }[] }[] = [
  {
    head: 'Everywhere',
    keys: [
      { strokes: ['Ctrl', 'K'], does: 'Search or run a command' },
      { strokes: ['?'], does: 'These shortcuts' },
      { strokes: ['Z'], does: 'Undo, while a message offers it' },
      { strokes: ['Esc'], does: 'Close the sheet or dialog' },
    ],
  },
  { head: 'Go to', keys: places.map((place) => ({ strokes: ['G', place.key.toUpperCase()], does: place.title })) },
  {
    head: 'In a list',
    keys: [
      { strokes: ['/'], does: 'Search the list' },
      { strokes: ['J'], does: 'Next row' },
      { strokes: ['K'], does: 'Row before' },
      { strokes: ['X'], does: 'Select the row' },
      { strokes: ['Enter'], does: 'Open the row' },
    ],
  },
  {
    head: 'On the page of a lead',
    keys: [
      { strokes: ['E'], does: 'Edit its details' },
      { strokes: ['N'], does: 'Write a note' },
    ],
  },
];

@Component({
  selector: 'hl-shortcuts-dialog',
  imports: [Button, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title>Keyboard shortcuts</h2>
    <mat-dialog-content>
      @for (list of lists; track list.head) {
        <h3>{{ list.head }}</h3>
        <dl>
          @for (entry of list.keys; track entry.does) {
            <dt>{{ entry.does }}</dt>
            <dd>
              @for (stroke of entry.strokes; track $index) {
                <kbd>{{ stroke }}</kbd>
              }
            </dd>
          }
        </dl>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end"><button hlButton type="button" mat-dialog-close>Close</button></mat-dialog-actions>
  `,
  styles: `
    h3 {
      margin: 12px 0 4px;
      color: var(--mat-sys-on-surface);
    }
    dl {
      display: grid;
      grid-template-columns: 1fr auto;
      row-gap: 6px;
      color: var(--mat-sys-on-surface);
    }
    dd {
      display: flex;
      gap: 4px;
    }
  `,
})
export class ShortcutsDialog {
  protected readonly lists = lists;
}
