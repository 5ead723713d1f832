import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { counted, Icon } from '@heatline/ui';
import { OpenDraft } from './open-draft';

/** Whether what is shown is saved; when somebody else changed the draft, the choice between theirs and mine. */
@Component({
  selector: 'hl-draft-state',
  imports: [Icon, MatButton],
  template: `
    <span class="state" role="status">
      @switch (draft.state()) {
        @case ('saved') {
          @if (draft.definition()) {
            <hl-icon name="check" class="s14" />Saved
          }
        }
        @case ('saving') {
          Saving
        }
        @case ('waiting') {
          Not saved yet
        }
        @case ('invalid') {
          <span class="bad"
            ><hl-icon name="error" class="s14" />Not saved: {{ counted(draft.issues().length, 'field') }} to put
            right</span
          >
        }
        @case ('failed') {
          <span class="bad"
            ><hl-icon name="error" class="s14" />Not saved: {{ draft.problem() }}
            <button type="button" class="bare link" (click)="draft.tryAgain()">Try again</button></span
          >
        }
      }
    </span>
    @if (draft.conflict()) {
      <div class="conflict" role="alert">
        <hl-icon name="warning" />
        <span class="grow"
          ><b>Somebody else changed this draft.</b> What you changed since then is not saved. Load theirs and lose it,
          or keep yours and replace theirs.</span
        >
        <button matButton="outlined" type="button" class="small" (click)="draft.loadTheirs()">Load theirs</button>
        <button matButton="filled" type="button" class="small" (click)="draft.keepMine()">Keep mine</button>
      </div>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    .state,
    .bad {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      font: var(--mat-sys-body-small);
    }
    .state {
      margin-left: 8px;
    }
    .bad {
      color: var(--mat-sys-error);
      font-weight: 500;
    }
    .conflict {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 10px;
      width: 100%;
      margin-top: 8px;
      padding: 8px 12px;
      border-radius: 8px;
      background: var(--hl-warning-container);
      color: var(--hl-on-warning-container);
    }
    .conflict .grow {
      min-width: 220px;
    }
  `,
})
export class DraftState {
  protected readonly draft = inject(OpenDraft);
  protected readonly counted = counted;
}
