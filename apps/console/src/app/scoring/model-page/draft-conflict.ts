import { afterNextRender, Component, computed, ElementRef, inject, signal } from '@angular/core';
import { Button, Icon, RelativeTime } from '@heatline/ui';
import { Members } from '../../api/members';
import { DraftClash } from './draft-clash';

/** Somebody else saved first: who and when, what each changed, and the choice between both, theirs and mine. */
@Component({
  selector: 'hl-draft-conflict',
  imports: [Button, Icon, RelativeTime],
  template: `
    <div class="conflict" role="alert">
      <p class="row">
        <hl-icon name="warning" />
        <span class="grow"
          ><b>{{ who() }} changed this draft</b>&ngsp;
          @if (clash.between(); as sides) {
            <span>at <hl-time [at]="sides.at" form="moment" /></span>&ngsp;
          }
          <span>while you did. What you changed since is not saved yet, and not lost.</span></span
        >
      </p>
      @if (clash.between(); as sides) {
        <div class="sides">
          <div>
            <h2>Theirs</h2>
            <ul>
              @for (change of sides.theirs; track $index) {
                <li>{{ change.words }}</li>
              } @empty {
                <li>Nothing that differs</li>
              }
            </ul>
          </div>
          <div>
            <h2>Yours</h2>
            <ul>
              @for (change of sides.mine; track $index) {
                <li>{{ change.words }}</li>
              } @empty {
                <li>Nothing that differs</li>
              }
            </ul>
          </div>
        </div>
        @if (sides.clashes.length) {
          <p class="small">Both changed {{ sides.clashes.join(', ') }}: keeping both takes yours there.</p>
        }
      }
      <div class="row buttons">
        <button hlButton="outlined" type="button" class="small" [disabled]="busy()" (click)="choose('theirs')">
          Load theirs
        </button>
        <button hlButton="outlined" type="button" class="small" [disabled]="busy()" (click)="choose('mine')">
          Keep mine
        </button>
        @if (clash.between()) {
          <button hlButton="filled" type="button" class="small" [disabled]="busy()" (click)="choose('both')">
            Keep both
          </button>
        }
      </div>
    </div>
  `,
  styles: `
    :host {
      display: block;
      width: 100%;
    }
    .conflict {
      margin-top: 8px;
      padding: 10px 12px;
      border-radius: 8px;
      background: var(--hl-warning-container);
      color: var(--hl-on-warning-container);
    }
    .sides {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
      gap: 8px 24px;
      padding: 8px 0 4px 26px;
    }
    h2 {
      font: var(--mat-sys-label-medium);
    }
    li {
      padding: 2px 0;
      overflow-wrap: anywhere;
    }
    .small {
      padding-left: 26px;
    }
    .buttons {
      flex-wrap: wrap;
      justify-content: flex-end;
      margin-top: 8px;
    }
    .buttons .small {
      padding-left: 12px;
    }
  `,
})
export class DraftConflict {
  protected readonly clash = inject(DraftClash);
  private readonly members = inject(Members);
  protected readonly busy = signal(false);
  protected readonly who = computed(() => this.members.nameOf(this.clash.between()?.by ?? null) ?? 'Somebody else');

  constructor() {
    const host: ElementRef<HTMLElement> = inject(ElementRef);
    // Whoever edits far down the page sees it, too.
    afterNextRender(() => host.nativeElement.scrollIntoView?.({ block: 'nearest' }));
  }

  protected async choose(which: 'theirs' | 'mine' | 'both') {
    this.busy.set(true);
    if (which === 'theirs') await this.clash.loadTheirs();
    else if (which === 'mine') await this.clash.keepMine();
    else await this.clash.combine();
    this.busy.set(false);
  }
}
