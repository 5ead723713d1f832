import { Component, inject } from '@angular/core';
import { Changed, formatNumber, LevelTag, Trend } from '@heatline/ui';
import { badgeOf } from '../../api/models';
import { Viewport } from '../../viewport';
import { choiceTitle } from '../model-choice';
import { OpenLead } from './open-lead';

/** The scores of a lead beside each other; the pressed one is drawn and explained below. */
@Component({
  selector: 'hl-score-strip',
  imports: [Changed, LevelTag, Trend],
  template: `
    @for (entry of open.shown(); track entry.kind) {
      <button
        type="button"
        class="bare"
        [attr.aria-pressed]="entry.kind === open.current()?.kind"
        (click)="open.look({ kind: entry.kind })"
      >
        <span class="kind">{{ title(entry) }}</span>
        @if (entry.card.score !== null) {
          <span class="value tnum" [hlChanged]="entry.card.score">{{ number(entry.card.score) }}</span>
          @if (entry.card.level; as level) {
            <hl-level-tag [level]="levelOf(entry.model, level)" [plain]="viewport.narrow()" />
          }
          @if (!viewport.narrow()) {
            <hl-trend [change]="entry.card.trend?.change7 ?? null" />
          }
        } @else {
          <span class="muted none">No score</span>
        }
      </button>
    }
  `,
  styleUrl: './score-strip.css',
  host: { '[class.stacked]': 'open.shown().length > 2 || viewport.narrow()' },
})
export class ScoreStrip {
  protected readonly open = inject(OpenLead);
  protected readonly viewport = inject(Viewport);
  protected readonly levelOf = badgeOf;
  protected readonly title = choiceTitle;
  protected readonly number = formatNumber;
}
