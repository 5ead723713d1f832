import { inject, Injectable, type Type } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';

/** Opens the dialogs of the settings, all of one width. */
@Injectable({ providedIn: 'root' })
export class SettingsDialogs {
  private readonly dialogs = inject(MatDialog);

  open<Data>(dialog: Type<unknown>, data?: Data) {
    this.dialogs.open(dialog, { data, width: '480px', maxWidth: 'calc(100vw - 16px)', autoFocus: 'first-tabbable' });
  }
}
