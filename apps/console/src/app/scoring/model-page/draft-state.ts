import { Component, inject } from '@angular/core';
import { counted, Icon } from '@heatline/ui';
import { DraftConflict } from './draft-conflict';
import { OpenDraft } from './open-draft';

/** Whether what is shown is saved; when somebody else changed the draft, what to do about it. */
@Component({
  selector: 'hl-draft-state',
  imports: [DraftConflict, Icon],
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
          @if (draft.complaints().length) {
            <span class="bad"
              ><hl-icon name="error" class="s14" />Not saved: {{ counted(draft.complaints().length, 'field') }} to put
              right</span
            >
            @if (draft.restSaved()) {
              <span>· the rest is saved</span>
            }
          } @else {
            What you began is not complete yet, and not saved
          }
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
      <hl-draft-conflict />
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
    .bad {
      color: var(--mat-sys-error);
      font-weight: 500;
    }
  `,
})
export class DraftState {
  protected readonly draft = inject(OpenDraft);
  protected readonly counted = counted;
}
