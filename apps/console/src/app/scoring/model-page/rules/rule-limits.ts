import { Component, computed, inject, input, output } from '@angular/core';
import { isEventWhen, type Rule, type RuleDecay } from '@heatline/contracts';
import { Amount, Field, Input } from '@heatline/ui';
import { spanWords } from '../../../conditions/condition-words';
import { SpanEditor } from '../../../conditions/span-editor';
import { OpenDraft } from '../open-draft';
import { RuleDecayEditor } from './rule-decay';
import { cooldowns, withField } from './rule-edit';

/** How often and how long a rule pays, how its points fade, and the group that clamps it. */
@Component({
  selector: 'hl-rule-limits',
  imports: [Amount, Field, Input, RuleDecayEditor, SpanEditor],
  templateUrl: './rule-limits.html',
  styleUrl: './rule-limits.css',
})
export class RuleLimits {
  readonly rule = input.required<Rule>();
  /** Where the rule stands, as complaints name it. */
  readonly path = input.required<string>();
  readonly disabled = input(false);
  readonly changed = output<Rule>();

  protected readonly draft = inject(OpenDraft);
  /** Rules about attributes pay once: of them only the group is asked. */
  protected readonly ofEvents = computed(() => isEventWhen(this.rule().when));
  protected readonly groups = computed(() => Object.keys(this.draft.definition()?.groups ?? {}));
  protected readonly cooldowns = computed(() => {
    const seconds = this.rule().cooldownSeconds;
    return seconds === undefined || cooldowns.some((known) => known.seconds === seconds)
      ? cooldowns
      : [...cooldowns, { seconds, words: spanWords({ seconds }) }];
  });

  protected count(end: 'min' | 'max', times: number | undefined) {
    const count = { ...this.rule().count, [end]: times };
    const any = count.min !== undefined || count.max !== undefined;
    this.changed.emit(withField(this.rule(), 'count', any ? count : undefined));
  }

  protected limitFirst(first: number | undefined) {
    const per = this.rule().limit?.per ?? 'day';
    this.changed.emit(withField(this.rule(), 'limit', first === undefined ? undefined : { first, per }));
  }

  protected limitPer(text: string) {
    const per = (['day', 'week', 'month', 'lifetime'] as const).find((known) => known === text) ?? 'day';
    this.changed.emit(withField(this.rule(), 'limit', { first: this.rule().limit?.first ?? 1, per }));
  }

  protected wait(text: string) {
    this.changed.emit(withField(this.rule(), 'cooldownSeconds', text ? Number(text) : undefined));
  }

  protected atMost(points: number | undefined) {
    this.changed.emit(withField(this.rule(), 'maxPoints', points));
  }

  protected window(span: Record<string, number> | undefined) {
    const [amount] = Object.values(span ?? {});
    this.changed.emit(
      withField(this.rule(), 'window', amount === undefined || Number.isNaN(amount) ? undefined : span),
    );
  }

  protected season(end: 'from' | 'to', text: string) {
    const season = { ...this.rule().between, [end]: text || undefined };
    this.changed.emit(withField(this.rule(), 'between', season.from || season.to ? season : undefined));
  }

  protected fade(decay: RuleDecay | undefined) {
    this.changed.emit(withField(this.rule(), 'decay', decay));
  }

  protected inGroup(key: string) {
    this.changed.emit(withField(this.rule(), 'group', key || undefined));
  }
}
