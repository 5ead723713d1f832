import { CdkDragHandle } from '@angular/cdk/drag-drop';
import { Component, computed, input, output } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { maxRulePoints, type Rule } from '@heatline/contracts';
import { formatPoints, Icon, IconButton, Tag } from '@heatline/ui';
import { Stepper, Token } from '@heatline/ui/details';
import type { Reach } from './rule-reach';
import { rulePieces } from './rule-words';

export type RuleDeed = 'copy' | 'delete' | 'up' | 'down';

/** One rule in the list: on or off, its name, what it looks for in words, its points. */
@Component({
  selector: 'hl-rule-row',
  imports: [CdkDragHandle, Icon, IconButton, MatMenu, MatMenuItem, MatMenuTrigger, MatSlideToggle, Stepper, Tag, Token],
  templateUrl: './rule-row.html',
  styleUrl: './rule-row.css',
  host: { '[class.off]': '!rule().enabled', '[class.changed]': 'differs()', '[class.open]': 'open()' },
})
export class RuleRow {
  readonly rule = input.required<Rule>();
  readonly open = input(false);
  readonly disabled = input(false);
  /** Something about it is new or other than in the published version. */
  readonly differs = input(false);
  /** The published version does not have it. */
  readonly added = input(false);
  /** Points in the published version when they are others now. */
  readonly before = input<number | null>(null);
  readonly wrong = input(false);
  /** How many it reaches; null while that is not known. */
  readonly reach = input<Reach | null>(null);
  readonly changed = output<Rule>();
  readonly opened = output();
  readonly deed = output<RuleDeed>();
  protected readonly pieces = computed(() => rulePieces(this.rule()));
  protected readonly line = computed(() =>
    this.pieces()
      .map(({ text }) => text)
      .join(' '),
  );
  protected readonly points = formatPoints;
  protected readonly most = maxRulePoints;
}
