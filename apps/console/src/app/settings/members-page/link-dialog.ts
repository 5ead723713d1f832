import { Component, inject } from '@angular/core';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { Button } from '@heatline/ui';
import type { Member, PasswordLink } from '@heatline/contracts';
import { LinkShown } from './link-shown';

@Component({
  selector: 'hl-link-dialog',
  imports: [Button, LinkShown, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title>Password link for {{ data.member.name }}</h2>
    <mat-dialog-content><hl-link-shown [name]="data.member.name" [link]="data.link" /></mat-dialog-content>
    <mat-dialog-actions align="end">
      <button hlButton="filled" type="button" mat-dialog-close>Done</button>
    </mat-dialog-actions>
  `,
  styleUrl: '../settings-dialog.css',
})
export class LinkDialog {
  protected readonly data = inject<{ member: Member; link: PasswordLink }>(MAT_DIALOG_DATA);

  constructor() {
    // A stray click would lose the link.
    inject(MatDialogRef).disableClose = true;
  }
}
