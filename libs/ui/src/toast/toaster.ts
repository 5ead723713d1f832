import { inject, Injectable, Injector } from '@angular/core';
import type { MatSnackBarRef } from '@angular/material/snack-bar';
import type { Toast, ToastContent } from './toast';

/** Says what happened: a fact and at most one action. Six seconds, ten with an action; errors stay until they are closed. */
@Injectable({ providedIn: 'root' })
export class Toaster {
  private readonly injector = inject(Injector);
  /** The one that is shown, when it has an action. */
  private shown: MatSnackBarRef<Toast> | null = null;

  /** Resolves to true when the action was pressed. `seconds`: for what takes longer to judge. */
  done(fact: string, action?: string, seconds = action ? 10 : 6): Promise<boolean> {
    return this.show({ fact, action, kind: 'done' }, seconds * 1_000);
  }

  /** What happened, what to do; `code` is for quoting. */
  failed(fact: string, action?: string): Promise<boolean> {
    return this.show({ fact, action, kind: 'failed' });
  }

  /** Presses the action of what is shown, for those who do not point at it. False: there is none. */
  act(): boolean {
    this.shown?.dismissWithAction();
    return this.shown !== null;
  }

  private async show(content: ToastContent, duration?: number): Promise<boolean> {
    const [{ MatSnackBar }, { Toast }] = await Promise.all([import('@angular/material/snack-bar'), import('./toast')]);
    const bar = this.injector.get(MatSnackBar).openFromComponent(Toast, {
      data: content,
      duration,
      politeness: content.kind === 'failed' ? 'assertive' : 'polite',
      panelClass: 'hl-toast',
    });
    this.shown = content.action ? bar : null;
    return new Promise((resolve) =>
      bar.afterDismissed().subscribe(({ dismissedByAction }) => {
        if (this.shown === bar) this.shown = null;
        resolve(dismissedByAction);
      }),
    );
  }
}
