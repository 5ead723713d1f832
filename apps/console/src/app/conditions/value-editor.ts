import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, input, output } from '@angular/core';
import { namedPeriods } from '@heatline/contracts';
import { Icon, Tag } from '@heatline/ui';
import type { ConditionLeaf } from './condition-node';
import { numberOrText, operatorOf, scalarOf } from './operators';
import type { Seen } from './seen';
import { SpanEditor } from './span-editor';
import { Suggest } from './suggest';

/** The field that fits the operator: a text, a number, a list, two ends, a date, an age, a period, or none. */
@Component({
  selector: 'hl-value-editor',
  imports: [Icon, NgTemplateOutlet, SpanEditor, Suggest, Tag],
  templateUrl: './value-editor.html',
  styleUrl: './value-editor.css',
})
export class ValueEditor {
  readonly leaf = input.required<ConditionLeaf>();
  /** What the value is of, for those who listen. */
  readonly label = input.required<string>();
  readonly options = input<readonly Seen[]>();
  readonly invalid = input(false);
  readonly disabled = input(false);
  readonly changed = output<unknown>();

  protected readonly kind = computed(() => operatorOf(this.leaf().op).value);
  protected readonly text = computed(() => String(this.leaf().value ?? ''));
  protected readonly list = computed(() => {
    const { value } = this.leaf();
    return Array.isArray(value) ? value.map(String) : [];
  });
  protected readonly relative = computed(() => typeof this.leaf().value === 'object');
  /** Only attributes may be compared with a day that moves. */
  protected readonly mayMove = computed(() => this.leaf().attribute !== undefined);
  protected readonly periods = namedPeriods;
  protected readonly words = (period: string) => period.replaceAll('_', ' ');
  protected readonly ends = ['from', 'to'] as const;
  protected readonly scalar = scalarOf;
  protected readonly number = numberOrText;

  protected add(text: string) {
    if (!this.list().includes(text)) this.setList([...this.list(), text]);
  }

  protected drop(text: string) {
    this.setList(this.list().filter((known) => known !== text));
  }

  protected bound(index: number, text: string) {
    const ends = [...this.list()].map(numberOrText);
    ends[index] = numberOrText(text);
    this.changed.emit([ends[0] ?? '', ends[1] ?? '']);
  }

  protected day(days: string) {
    this.changed.emit({ days: days === '' ? Number.NaN : Number(days) });
  }

  protected dayOf(): string {
    const { value } = this.leaf();
    const days = typeof value === 'object' && value !== null && 'days' in value ? Number(value.days) : Number.NaN;
    return Number.isFinite(days) ? String(days) : '';
  }

  private setList(texts: readonly string[]) {
    this.changed.emit(texts.map(scalarOf));
  }
}
