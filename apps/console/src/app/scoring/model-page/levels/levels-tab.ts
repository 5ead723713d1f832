import { Component, computed, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import type { Level } from '@heatline/contracts';
import { Field, Heatline, Icon, Input, LevelTag, levelTones, type LevelView, Skeleton, toneColor } from '@heatline/ui';
import { OpenDraft } from '../open-draft';
import { OpenModel } from '../open-model';
import { boundComplaint, nextLevel, withoutLevel } from './level-edit';

/** The levels of the draft, lowest first, with the heatline that they make. */
@Component({
  selector: 'hl-levels-tab',
  imports: [Field, Heatline, Icon, Input, LevelTag, MatButton, MatIconButton, Skeleton],
  templateUrl: './levels-tab.html',
  styleUrl: './levels-tab.css',
})
export class LevelsTab {
  protected readonly draft = inject(OpenDraft);
  protected readonly model = inject(OpenModel);
  protected readonly levels = computed(() => this.draft.definition()?.levels);
  protected readonly rows = computed(() =>
    (this.levels() ?? []).map((level, index, levels) => ({
      level,
      view: {
        name: level.name || 'Without a name',
        tone: level.tone,
        rank: index + 1,
        of: levels.length,
      } satisfies LevelView,
      bound: boundComplaint(levels, index) ?? this.draft.errorAt(`levels.${index}.from`),
      name: this.draft.errorAt(`levels.${index}.name`),
    })),
  );
  protected readonly bands = computed(() =>
    (this.levels() ?? []).map(({ name, tone, from }) => ({
      name,
      tone,
      from: Number.isFinite(from) ? (from ?? null) : null,
    })),
  );
  protected readonly tones = levelTones;
  protected readonly color = toneColor;

  protected shown(from: number | undefined): string {
    return from === undefined || Number.isNaN(from) ? '' : String(from);
  }

  protected rename(index: number, name: string) {
    this.change(index, (level) => ({ ...level, name }));
  }

  protected bound(index: number, text: string) {
    const plain = text.trim().replace('−', '-').replace(',', '.');
    this.change(index, (level) => ({ ...level, from: plain === '' ? Number.NaN : Number(plain) }));
  }

  protected paint(index: number, tone: Level['tone']) {
    this.change(index, (level) => ({ ...level, tone }));
  }

  protected add() {
    this.edit((levels) => [...levels, nextLevel(levels)]);
  }

  protected remove(index: number) {
    this.edit((levels) => withoutLevel(levels, index));
  }

  private change(index: number, change: (level: Level) => Level) {
    this.edit((levels) => levels.map((level, at) => (at === index ? change(level) : level)));
  }

  private edit(change: (levels: readonly Level[]) => Level[]) {
    this.draft.edit((definition) => ({ ...definition, levels: change(definition.levels) }));
  }
}
