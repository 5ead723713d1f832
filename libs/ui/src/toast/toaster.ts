import { inject, Injectable, Injector } from '@angular/core';
import type { ToastContent } from './toast';

/** Says what happened: a fact and at most one action. Six seconds; errors stay until they are closed. */
@Injectable({ providedIn: 'root' })
export class Toaster {
  private readonly injector = inject(Injector);

  /** Resolves to true when the action was pressed. */
  done(fact: string, action?: string): Promise<boolean> {
    return this.show({ fact, action, kind: 'done' });
  }

  /** What happened, what to do; `code` is for quoting. */
  failed(fact: string, action?: string): Promise<boolean> {
    return this.show({ fact, action, kind: 'failed' });
  }

  private async show(content: ToastContent): Promise<boolean> {
    const [{ MatSnackBar }, { Toast }] = await Promise.all([import('@angular/material/snack-bar'), import('./toast')]);
    const bar = this.injector.get(MatSnackBar).openFromComponent(Toast, {
      data: content,
      duration: content.kind === 'failed' ? undefined : 6_000,
      politeness: content.kind === 'failed' ? 'assertive' : 'polite',
      panelClass: 'hl-toast',
    });
    return new Promise((resolve) =>
      bar.afterDismissed().subscribe(({ dismissedByAction }) => resolve(dismissedByAction)),
    );
  }
}
