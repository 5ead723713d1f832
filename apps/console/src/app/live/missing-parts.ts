import { ErrorHandler, inject, Injectable, signal } from '@angular/core';

/** What browsers and Angular (NG0750: a part of a template) say when a script that comes later does not come. */
const notLoaded = /dynamically imported module|Importing a module script|NG0?750/;

/** Whether a part of the page did not load: mostly because a newer console is served, and the scripts of this one are gone. */
@Injectable({ providedIn: 'root' })
export class MissingParts {
  private readonly missing = signal(false);
  readonly some = this.missing.asReadonly();

  note(error: unknown) {
    if (error instanceof Error && notLoaded.test(error.message)) this.missing.set(true);
  }
}

@Injectable()
export class NotingMissingParts extends ErrorHandler {
  private readonly parts = inject(MissingParts);

  override handleError(error: unknown) {
    this.parts.note(error);
    super.handleError(error);
  }
}
