import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { type AttributeCondition, type EventMatch, isEventWhen, type Rule, type RuleDecay } from '@heatline/contracts';
import { describeRule } from '@heatline/scoring-engine';
import { Field, formatPoints, Icon, Input } from '@heatline/ui';
import { OpenDraft } from '../open-draft';
import { OpenModel } from '../open-model';
import { TriedLeads } from '../trying/tried-leads';
import { ConditionGroupEditor } from '../../../conditions/condition-group-editor';
import type { ConditionNode } from '../../../conditions/condition-node';
import { spanWords } from '../../../conditions/condition-words';
import { amountOf, shownAmount } from '../../../conditions/event-match';
import { EventMatchEditor } from '../../../conditions/event-match-editor';
import { seen } from '../../../conditions/seen';
import { SpanEditor } from '../../../conditions/span-editor';
import { cooldowns, decayOf, turnedTo, withField } from './rule-edit';

/** One rule as a form: what it looks for, how it pays, and the same in words. */
@Component({
  selector: 'hl-rule-form',
  imports: [
    ConditionGroupEditor,
    EventMatchEditor,
    Field,
    Icon,
    Input,
    MatButton,
    MatButtonToggle,
    MatButtonToggleGroup,
    SpanEditor,
    TriedLeads,
  ],
  templateUrl: './rule-form.html',
  styleUrl: './rule-form.css',
})
export class RuleForm {
  readonly rule = input.required<Rule>();
  readonly index = input.required<number>();
  readonly disabled = input(false);
  readonly changed = output<Rule>();
  readonly done = output();
  /** Back to what the published version says. */
  readonly restored = output();
  readonly resetTo = input<number | null>(null);

  protected readonly draft = inject(OpenDraft);
  protected readonly model = inject(OpenModel);
  protected readonly path = computed(() => `rules.${this.index()}`);
  protected readonly match = computed((): EventMatch | null => {
    const { when } = this.rule();
    return isEventWhen(when) ? when : null;
  });
  protected readonly attributeNode = computed((): ConditionNode | undefined => {
    const { when } = this.rule();
    if (isEventWhen(when)) return undefined;
    return 'all' in when && when.all.length === 0 ? undefined : (when as ConditionNode);
  });
  protected readonly ifNode = computed(() => this.rule().if as ConditionNode | undefined);
  protected readonly attributes = seen(() => ({
    url: '/api/seen/attributes',
    params: { account: String(this.model.model()?.kind === 'account') },
  }));
  protected readonly groups = computed(() => Object.keys(this.draft.definition()?.groups ?? {}));
  protected readonly inactivity = computed(() => this.draft.definition()?.decay.kind === 'inactivity');
  protected readonly words = computed(() => {
    const rule = this.rule();
    if (this.draft.errorAt(`${this.path()}.when`, true)) return 'Finish the conditions to read the rule in words.';
    const points = `${formatPoints(rule.points)} ${Math.abs(rule.points) === 1 ? 'point' : 'points'}`;
    const text = describeRule(rule);
    if (!isEventWhen(rule.when)) return `${points} while ${text}.`;
    return rule.count ? `${points} once: ${text}.` : `${points} each time: ${text}.`;
  });
  protected readonly cooldowns = computed(() => {
    const seconds = this.rule().cooldownSeconds;
    return seconds === undefined || cooldowns.some((known) => known.seconds === seconds)
      ? cooldowns
      : [...cooldowns, { seconds, words: spanWords({ seconds }) }];
  });
  /** The numbers of the rule's own decay, whichever it has. */
  protected readonly decayNumbers = computed(
    (): { kind?: string; days?: number; percent?: number; everyDays?: number } => ({
      ...this.rule().decay,
    }),
  );
  /** What an emptied field holds: the schema asks for a number. */
  protected readonly notANumber = Number.NaN;
  protected readonly amount = shownAmount;
  protected readonly amountOf = amountOf;

  protected rename(name: string) {
    this.changed.emit({ ...this.rule(), name });
  }

  protected turn(kind: 'event' | 'attribute') {
    this.changed.emit(turnedTo(this.rule(), kind));
  }

  protected look(match: EventMatch) {
    this.changed.emit({ ...this.rule(), when: match });
  }

  protected attributesAre(node: ConditionNode | undefined) {
    this.changed.emit({ ...this.rule(), when: (node ?? { all: [] }) as AttributeCondition });
  }

  protected only(node: ConditionNode | undefined) {
    this.changed.emit(withField(this.rule(), 'if', node as AttributeCondition | undefined));
  }

  protected count(end: 'min' | 'max', text: string) {
    const count = { ...this.rule().count, [end]: amountOf(text) };
    const any = count.min !== undefined || count.max !== undefined;
    this.changed.emit(withField(this.rule(), 'count', any ? count : undefined));
  }

  protected first(text: string) {
    const first = amountOf(text);
    const per = this.rule().limit?.per ?? 'day';
    this.changed.emit(withField(this.rule(), 'limit', first === undefined ? undefined : { first, per }));
  }

  protected per(text: string) {
    const per = (['day', 'week', 'month', 'lifetime'] as const).find((known) => known === text) ?? 'day';
    this.changed.emit(withField(this.rule(), 'limit', { first: this.rule().limit?.first ?? 1, per }));
  }

  protected cooldown(text: string) {
    this.changed.emit(withField(this.rule(), 'cooldownSeconds', amountOf(text)));
  }

  protected most(text: string) {
    this.changed.emit(withField(this.rule(), 'maxPoints', amountOf(text)));
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

  protected fade(kind: string) {
    const known = (['inherit', 'none', 'halfLife', 'linear', 'step'] as const).find((one) => one === kind) ?? 'inherit';
    this.changed.emit(withField(this.rule(), 'decay', known === 'inherit' ? undefined : decayOf(known)));
  }

  protected fadeBy(change: { days?: number; percent?: number; everyDays?: number }) {
    const { decay } = this.rule();
    if (decay) this.changed.emit(withField(this.rule(), 'decay', { ...decay, ...change } as RuleDecay));
  }

  protected inGroup(key: string) {
    this.changed.emit(withField(this.rule(), 'group', key || undefined));
  }
}
