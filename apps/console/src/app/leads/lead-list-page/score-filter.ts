import { OverlayModule } from '@angular/cdk/overlay';
import { Component, computed, ElementRef, input, linkedSignal, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { Field, Icon, Input, LevelTag } from '@heatline/ui';
import { A11yModule } from '@angular/cdk/a11y';
import { levelOf } from '../../api/models';
import { choiceTitle, kindTitles, type LeadKind, type ModelChoice } from '../model-choice';
import { rangeText, type ScoreRange } from './list-view';
import { quickRanges } from './range-words';

export interface ScoreFilterValue {
  readonly of: LeadKind;
  readonly range: ScoreRange | null;
  readonly levels: readonly string[];
}

/** Score range and levels of one of the shown models, in a small dialog under its button. */
@Component({
  selector: 'hl-score-filter',
  imports: [A11yModule, Field, Icon, Input, LevelTag, MatButton, MatCheckbox, OverlayModule],
  templateUrl: './score-filter.html',
  styleUrl: './score-filter.css',
})
export class ScoreFilter {
  readonly choices = input.required<readonly ModelChoice[]>();
  readonly value = input.required<ScoreFilterValue>();
  readonly changed = output<ScoreFilterValue>();

  protected readonly open = signal(false);
  private readonly button = viewChild.required('button', { read: ElementRef<HTMLElement> });
  protected readonly shown = computed(() => this.choices().filter((choice) => choice.model));
  protected readonly of = linkedSignal(() =>
    this.shown().some(({ kind }) => kind === this.value().of)
      ? this.value().of
      : (this.shown()[0]?.kind ?? 'engagement'),
  );
  protected readonly title = choiceTitle;
  protected readonly ofTitle = computed(() => {
    const choice = this.shown().find(({ kind }) => kind === this.of());
    return choice ? choiceTitle(choice) : kindTitles[this.of()];
  });
  protected readonly quickRanges = quickRanges;
  protected readonly range = computed(() => this.value().range);
  protected readonly levels = computed(() => {
    const model = this.shown().find(({ kind }) => kind === this.of())?.model ?? undefined;
    return (model?.levels ?? []).flatMap((level) => {
      const view = levelOf(model, level.key);
      return view ? [{ key: level.key, view }] : [];
    });
  });

  protected isQuick(range: ScoreRange) {
    const current = this.range();
    return current !== null && rangeText(current) === rangeText(range);
  }

  /** Another model has other levels; its bounds mean something else too. */
  protected look(kind: LeadKind) {
    this.of.set(kind);
    if (this.range() || this.value().levels.length) this.changed.emit({ of: kind, range: null, levels: [] });
  }

  protected quick(range: ScoreRange) {
    this.changed.emit({ ...this.value(), of: this.of(), range: this.isQuick(range) ? null : range });
  }

  protected bounds(min: string, max: string) {
    const bound = (text: string) =>
      text.trim() === '' || !Number.isFinite(Number(text)) ? undefined : Math.round(Number(text) * 100) / 100;
    const [from, to] = [bound(min), bound(max)];
    const range =
      from === undefined && to === undefined
        ? null
        : { ...(from === undefined ? {} : { min: from }), ...(to === undefined ? {} : { max: to }) };
    this.changed.emit({ ...this.value(), of: this.of(), range });
  }

  protected level(key: string, on: boolean) {
    const others = this.value().levels.filter((level) => level !== key);
    this.changed.emit({ ...this.value(), of: this.of(), levels: on ? [...others, key] : others });
  }

  protected close() {
    this.open.set(false);
    this.button().nativeElement.focus();
  }
}
