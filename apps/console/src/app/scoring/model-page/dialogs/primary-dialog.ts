import { Component, inject, signal } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { Model } from '@heatline/contracts';
import { Button } from '@heatline/ui';
import { kindTitles } from '../../model-words';

export interface PrimaryData {
  readonly model: Pick<Model, 'name' | 'kind'>;
  /** The name of the primary one until now. */
  readonly before: string | null;
}

/** Makes a model primary that is off: whose scores that takes away, and whether it is switched on with it. Answers that. */
@Component({
  selector: 'hl-primary-dialog',
  imports: [Button, MatCheckbox, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title>Make {{ data.model.name }} primary while it is off?</h2>
    <mat-dialog-content>
      <p>
        Everybody who has not chosen another {{ kind }} model sees the scores of the primary one.
        @if (data.before) {
          Until now that is {{ data.before }}: its scores give way.
        }
        A model that is off scores nobody, so they see no {{ kind }} score until {{ data.model.name }} is switched on.
      </p>
      <mat-checkbox [checked]="on()" (change)="on.set($event.checked)"
        >Switch it on, too: everybody is scored by it at once</mat-checkbox
      >
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button hlButton class="quiet" type="button" mat-dialog-close cdkFocusInitial>Cancel</button>
      <button hlButton="filled" type="button" [mat-dialog-close]="{ active: on() }">
        {{ on() ? 'Switch on and make primary' : 'Make primary' }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    p {
      overflow-wrap: anywhere;
    }
    mat-checkbox {
      display: block;
      margin: 8px 0 0 -6px;
    }
  `,
})
export class PrimaryDialog {
  protected readonly data = inject<PrimaryData>(MAT_DIALOG_DATA);
  protected readonly on = signal(true);
  protected readonly kind = kindTitles[this.data.model.kind].toLowerCase();
}
