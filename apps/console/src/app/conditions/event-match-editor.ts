import { Component, computed, input, output } from '@angular/core';
import type { EventMatch, Issue, PropertyCondition } from '@heatline/contracts';
import { counted, formatCount, Icon, Input, Tag } from '@heatline/ui';
import { ConditionGroupEditor } from './condition-group-editor';
import type { ConditionNode } from './condition-node';
import { type EventChoice, eventChoiceOf, singleType, withEventChoice, withPart } from './event-match';
import { neverSeen, seen } from './seen';
import { Suggest } from './suggest';

/** Which events: their types, what their properties say, their campaigns; completed from what was really seen. */
@Component({
  selector: 'hl-event-match',
  imports: [ConditionGroupEditor, Icon, Input, Suggest, Tag],
  templateUrl: './event-match-editor.html',
  styleUrl: './event-match-editor.css',
})
export class EventMatchEditor {
  readonly match = input.required<EventMatch>();
  /** Where the match stands, as complaints name it. */
  readonly path = input.required<string>();
  readonly issues = input.required<readonly Issue[]>();
  readonly disabled = input(false);
  readonly changed = output<EventMatch>();

  protected readonly choice = computed(() => eventChoiceOf(this.match()));
  protected readonly types = computed(() => {
    const { event } = this.match();
    return Array.isArray(event) ? event : [];
  });
  protected readonly prefix = computed(() => {
    const { event } = this.match();
    return typeof event === 'object' && 'startsWith' in event ? event.startsWith : '';
  });
  protected readonly single = computed(() => singleType(this.match()));
  protected readonly whereNode = computed(() => this.match().where as ConditionNode | undefined);
  protected readonly complaint = computed(() => {
    const path = `${this.path()}.event`;
    const issue = this.issues().find((one) => one.path === path || one.path.startsWith(`${path}.`));
    return issue?.message ?? null;
  });
  protected readonly eventTypes = seen(() => ({ url: '/api/seen/event-types', params: {} }));
  protected readonly campaigns = seen(() => ({ url: '/api/seen/campaigns', params: {} }));
  protected readonly properties = seen(() => {
    const type = this.single();
    return { url: '/api/seen/properties', params: (type ? { eventType: type } : {}) as Record<string, string> };
  });
  protected readonly doubts = computed(() =>
    this.types().flatMap((type) => neverSeen('event of type', type, this.eventTypes()) ?? []),
  );
  protected readonly campaignDoubts = computed(() =>
    (this.match().campaign ?? []).flatMap((name) => neverSeen('campaign', name, this.campaigns()) ?? []),
  );
  protected readonly seenCount = computed(() => {
    const count = this.eventTypes()?.items.find(({ value }) => value === this.single())?.count;
    if (count === undefined) return null;
    const list = this.eventTypes();
    return `${counted(count, 'event')} ${list?.whole ? 'in 180 days' : `of ${formatCount(list?.sampled ?? 0)} looked at`}`;
  });

  protected choose(text: string) {
    const choice: EventChoice = text === 'any' || text === 'startsWith' ? text : 'these';
    this.changed.emit(withEventChoice(this.match(), choice));
  }

  protected begin(startsWith: string) {
    this.changed.emit({ ...this.match(), event: { startsWith } });
  }

  protected addType(type: string) {
    if (!this.types().includes(type)) this.changed.emit({ ...this.match(), event: [...this.types(), type] });
  }

  protected dropType(type: string) {
    this.changed.emit({ ...this.match(), event: this.types().filter((known) => known !== type) });
  }

  protected addCampaign(name: string) {
    const campaign = this.match().campaign ?? [];
    if (!campaign.includes(name)) this.changed.emit({ ...this.match(), campaign: [...campaign, name] });
  }

  protected dropCampaign(name: string) {
    const left = (this.match().campaign ?? []).filter((known) => known !== name);
    this.changed.emit(withPart(this.match(), 'campaign', left.length ? left : undefined));
  }

  protected where(node: ConditionNode | undefined) {
    this.changed.emit(withPart(this.match(), 'where', node as PropertyCondition | undefined));
  }
}
