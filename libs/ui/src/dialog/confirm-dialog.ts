import { Component, computed, inject, signal } from '@angular/core';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { Button } from '../button/button';
import { Field } from '../field/field';
import { Input } from '../field/input';
import type { Question } from './question';

@Component({
  selector: 'hl-confirm-dialog',
  imports: [Button, Field, Input, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <form (submit)="agree(); $event.preventDefault()">
      <h2 mat-dialog-title>{{ question.title }}</h2>
      <mat-dialog-content>
        {{ question.words }}
        @if (question.typed; as wanted) {
          <hl-field class="typed" [label]="'Type ' + wanted + ' to go on'">
            <input
              #field
              hlInput
              class="tnum"
              autocomplete="off"
              inputmode="numeric"
              cdkFocusInitial
              (input)="typed.set(field.value)"
            />
          </hl-field>
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button
          hlButton
          class="quiet"
          type="button"
          [mat-dialog-close]="false"
          [attr.cdkFocusInitial]="question.typed ? null : ''"
        >
          {{ question.refuse ?? 'Cancel' }}
        </button>
        <button hlButton="filled" type="submit" [class.danger]="question.danger" [disabled]="!complete()">
          {{ question.action }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    .typed {
      margin-top: 14px;
    }
  `,
})
export class ConfirmDialog {
  protected readonly question = inject<Question>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<ConfirmDialog, boolean>>(MatDialogRef);
  protected readonly typed = signal('');
  protected readonly complete = computed(
    () => this.question.typed === undefined || plain(this.typed()) === plain(this.question.typed),
  );

  protected agree() {
    if (this.complete()) this.dialog.close(true);
  }
}

/** Numbers are shown with separators, and typed without. */
const plain = (text: string) => text.replace(/[\s,.’']/gu, '');
