import { Component, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { Failed } from '@heatline/ui';

/** The server does not answer: it may be starting, or down. */
@Component({
  selector: 'hl-not-ready-page',
  imports: [Failed],
  template: `
    <main>
      <hl-failed
        title="Heatline is not ready"
        detail="The server does not answer. It may still be starting. Nothing that was saved is lost."
        code="no_answer"
        (retry)="again()"
      />
    </main>
  `,
  styles: `
    main {
      height: 100dvh;
      display: flex;
    }
  `,
})
export class NotReadyPage {
  readonly next = input('/');
  private readonly router = inject(Router);

  protected again() {
    void this.router.navigateByUrl(this.next().startsWith('/') ? this.next() : '/', { replaceUrl: true });
  }
}
