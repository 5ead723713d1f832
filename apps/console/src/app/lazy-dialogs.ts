import { inject, Injectable, Injector } from '@angular/core';

/** Opens dialogs that are loaded, with Material's own code, when they are first wanted. */
@Injectable({ providedIn: 'root' })
export class LazyDialogs {
  private readonly injector = inject(Injector);

  /** What the dialog closes with; undefined when it was dismissed. */
  async open<Data, Answer>(
    load: () => Promise<new () => unknown>,
    data: Data,
    width = '560px',
  ): Promise<Answer | undefined> {
    const [{ MatDialog }, component] = await Promise.all([import('@angular/material/dialog'), load()]);
    const opened = this.injector
      .get(MatDialog)
      .open<unknown, Data, Answer>(component, { data, width, maxWidth: 'calc(100vw - 16px)' });
    return new Promise((resolve) => opened.afterClosed().subscribe(resolve));
  }
}
