import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import {
  type AttributeCondition,
  type EventMatch,
  isEventWhen,
  type PropertyCondition,
  type Rule,
  type RuleDecay,
  type RuleWhen,
} from '@heatline/contracts';
import { describeRule } from '@heatline/scoring-engine';
import { counted, Field, formatCount, formatPoints, Icon, Input, Tag } from '@heatline/ui';
import { OpenDraft } from '../open-draft';
import { OpenModel } from '../open-model';
import { TriedLeads } from '../trying/tried-leads';
import { ConditionGroupEditor } from './condition-group-editor';
import type { ConditionNode } from './condition-node';
import {
  amountOf,
  cooldowns,
  decayOf,
  type EventChoice,
  eventChoiceOf,
  shownAmount,
  singleType,
  turnedTo,
  withEventChoice,
  withField,
} from './rule-edit';
import { spanWords } from './rule-words';
import { neverSeen, seen } from './seen';
import { SpanEditor } from './span-editor';
import { Suggest } from './suggest';

/** One rule as a form: what it looks for, how it pays, and the same in words. */
@Component({
  selector: 'hl-rule-form',
  imports: [
    ConditionGroupEditor,
    Field,
    Icon,
    Input,
    MatButton,
    MatButtonToggle,
    MatButtonToggleGroup,
    SpanEditor,
    Suggest,
    Tag,
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
  protected readonly whereNode = computed(() => this.match()?.where as ConditionNode | undefined);
  protected readonly ifNode = computed(() => this.rule().if as ConditionNode | undefined);
  protected readonly choice = computed(() => {
    const match = this.match();
    return match ? eventChoiceOf(match) : 'these';
  });
  protected readonly types = computed(() => {
    const event = this.match()?.event;
    return Array.isArray(event) ? event : [];
  });
  protected readonly prefix = computed(() => {
    const event = this.match()?.event;
    return typeof event === 'object' && 'startsWith' in event ? event.startsWith : '';
  });
  protected readonly single = computed(() => {
    const match = this.match();
    return match && singleType(match);
  });
  protected readonly eventTypes = seen(() => ({ url: '/api/seen/event-types', params: {} }));
  protected readonly campaigns = seen(() => ({ url: '/api/seen/campaigns', params: {} }));
  protected readonly attributes = seen(() => ({
    url: '/api/seen/attributes',
    params: { account: String(this.model.model()?.kind === 'account') },
  }));
  protected readonly properties = seen(() => {
    const type = this.single();
    return this.match()
      ? { url: '/api/seen/properties', params: (type ? { eventType: type } : {}) as Record<string, string> }
      : undefined;
  });
  protected readonly doubts = computed(() =>
    this.types().flatMap((type) => neverSeen('event of type', type, this.eventTypes()) ?? []),
  );
  protected readonly campaignDoubts = computed(() =>
    (this.match()?.campaign ?? []).flatMap((name) => neverSeen('campaign', name, this.campaigns()) ?? []),
  );
  protected readonly seenCount = computed(() => {
    const count = this.eventTypes()?.items.find(({ value }) => value === this.single())?.count;
    if (count === undefined) return null;
    const list = this.eventTypes();
    return `${counted(count, 'event')} ${list?.whole ? 'in 180 days' : `of ${formatCount(list?.sampled ?? 0)} looked at`}`;
  });
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

  protected look(change: Partial<EventMatch>) {
    const match = this.match();
    if (!match) return;
    const when = Object.fromEntries(
      Object.entries({ ...match, ...change }).filter(([, value]) => value !== undefined),
    ) as RuleWhen;
    this.changed.emit({ ...this.rule(), when });
  }

  protected choose(text: string) {
    const match = this.match();
    const choice: EventChoice = text === 'any' || text === 'startsWith' ? text : 'these';
    if (match) this.changed.emit({ ...this.rule(), when: withEventChoice(match, choice) });
  }

  protected addType(type: string) {
    if (!this.types().includes(type)) this.look({ event: [...this.types(), type] });
  }

  protected dropType(type: string) {
    this.look({ event: this.types().filter((known) => known !== type) });
  }

  protected addCampaign(name: string) {
    const campaign = this.match()?.campaign ?? [];
    if (!campaign.includes(name)) this.look({ campaign: [...campaign, name] });
  }

  protected dropCampaign(name: string) {
    const left = (this.match()?.campaign ?? []).filter((known) => known !== name);
    this.look({ campaign: left.length ? left : undefined });
  }

  protected where(node: ConditionNode | undefined) {
    this.look({ where: node as PropertyCondition | undefined });
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
