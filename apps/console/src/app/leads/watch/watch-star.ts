import { Component, inject, input, linkedSignal } from '@angular/core';
import { Icon, Toaster } from '@heatline/ui';
import { InTurn } from '../../api/in-turn';
import { told } from '../../api/told';
import { WatchApi } from './watch-api';

/** The star of a lead: pressed, the member watches it. Shown at once, taken back when the server refuses. */
@Component({
  selector: 'hl-watch-star',
  imports: [Icon],
  template: `
    <button
      type="button"
      class="bare"
      [attr.aria-label]="'Watch ' + name()"
      [attr.aria-pressed]="on()"
      [title]="on() ? 'Watched' : 'Watch'"
      (click)="toggle()"
    >
      <hl-icon name="star" [filled]="on()" />
    </button>
  `,
  styles: `
    button {
      display: grid;
      place-items: center;
      width: 28px;
      height: 28px;
      border-radius: 8px;
      color: var(--mat-sys-on-surface-variant);
    }
    button:hover {
      background: var(--mat-sys-surface-container-high);
    }
    [aria-pressed='true'] {
      color: var(--hl-warning);
    }
    @media (max-width: 720px) {
      button {
        width: 44px;
        height: 44px;
      }
    }
  `,
})
export class WatchStar {
  readonly leadId = input.required<string>();
  readonly name = input.required<string>();
  readonly watched = input.required<boolean>();
  protected readonly on = linkedSignal(() => this.watched());
  /** What the server has. */
  private readonly holds = linkedSignal(() => this.watched());
  private readonly turn = new InTurn();
  private presses = 0;
  private readonly api = inject(WatchApi);
  private readonly toaster = inject(Toaster);

  protected async toggle() {
    const press = ++this.presses;
    const wanted = !this.on();
    this.on.set(wanted);
    try {
      await this.turn.run(() => this.api.watch(this.leadId(), wanted));
      this.holds.set(wanted);
    } catch (error) {
      // A later press has its own answer to come.
      if (press !== this.presses) return;
      this.on.set(this.holds());
      await this.toaster.failed(
        `${this.name()} is ${this.holds() ? 'still watched' : 'not watched'}. ${told(error).detail}`,
      );
    }
  }
}
