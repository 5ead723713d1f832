import { inject, Injectable, Injector } from '@angular/core';
import type { Question } from './question';

/** Asks before something that cannot be taken back. The dialog is loaded when it is first needed. */
@Injectable({ providedIn: 'root' })
export class Confirm {
  private readonly injector = inject(Injector);

  /** True when the member agreed; Escape and Cancel are no. */
  async ask(question: Question): Promise<boolean> {
    const [{ MatDialog }, { ConfirmDialog }] = await Promise.all([
      import('@angular/material/dialog'),
      import('./confirm-dialog'),
    ]);
    const dialog = this.injector.get(MatDialog).open<unknown, Question, boolean>(ConfirmDialog, {
      data: question,
      width: '440px',
      role: 'alertdialog',
      restoreFocus: question.from ?? true,
    });
    return new Promise((resolve) => dialog.afterClosed().subscribe((agreed) => resolve(agreed === true)));
  }
}
