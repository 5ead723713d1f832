import { Component, computed, inject, input } from '@angular/core';
import { type Activity, type Contribution, nameInWords } from '@heatline/contracts';
import { DISPLAY_TIME_ZONE, formatExact, formatPoints, formatTime, Icon } from '@heatline/ui';
import { type Fact, Facts } from '@heatline/ui/details';
import { eventWords } from './event-words';

/** One event: what, when, points; opened, all that it carries. */
@Component({
  selector: 'hl-activity-event',
  imports: [Facts, Icon],
  templateUrl: './activity-event.html',
  styleUrl: './activity-event.css',
})
export class ActivityEvent {
  readonly event = input.required<Activity>();
  readonly contribution = input<Contribution | undefined>();
  /** Points are known: an event without a contribution gave none. */
  readonly counted = input(false);
  /** Of which lead it was before that one was merged into this one; null: of this one. */
  readonly from = input<string | null>(null);

  private readonly zone = inject(DISPLAY_TIME_ZONE);
  protected readonly words = computed(() => eventWords(this.event()));
  protected readonly time = computed(() => formatTime(new Date(this.event().occurredAt), this.zone()));
  protected readonly exact = computed(() => formatExact(new Date(this.event().occurredAt), this.zone()));
  protected readonly points = computed(() => this.contribution()?.points ?? (this.counted() ? 0 : null));
  protected readonly under = computed(() => {
    const { campaign } = this.event();
    const rules = this.contribution()?.rules ?? [];
    return [
      ...(campaign ? [`Campaign: ${campaign}`] : []),
      ...(rules.length
        ? [`${rules.length === 1 ? 'Rule' : 'Rules'}: ${rules.map(({ name }) => name).join(', ')}`]
        : []),
    ].join(' · ');
  });
  protected readonly facts = computed((): Fact[] => {
    const { properties, type, source, id, claimedAt } = this.event();
    return [
      { label: 'Type', value: type },
      ...Object.entries(properties).map(([key, value]) => ({
        label: nameInWords(key),
        value: typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value),
      })),
      ...(source ? [{ label: 'Source', value: source }] : []),
      ...(id ? [{ label: 'Id', value: id }] : []),
      ...(claimedAt ? [{ label: 'Claimed time', value: formatExact(new Date(claimedAt), this.zone()) }] : []),
    ];
  });
  protected readonly format = formatPoints;
}
