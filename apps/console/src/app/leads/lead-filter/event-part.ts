import { Component, computed, input, output } from '@angular/core';
import type { Condition, CountRange, EventLeaf, EventMatch, Issue } from '@heatline/contracts';
import { Amount, Icon, Input } from '@heatline/ui';
import { withPart } from '../../conditions/event-match';
import { EventMatchEditor } from '../../conditions/event-match-editor';
import { SpanEditor } from '../../conditions/span-editor';

/** What a lead did, or did not do: which events, how often, when. */
@Component({
  selector: 'hl-event-part',
  imports: [Amount, EventMatchEditor, Icon, Input, SpanEditor],
  templateUrl: './event-part.html',
  styleUrl: './part-editor.css',
})
export class EventPart {
  readonly part = input.required<Condition>();
  readonly issues = input.required<readonly Issue[]>();
  readonly changed = output<Condition>();

  protected readonly leaf = computed(() => this.part() as EventLeaf);
  protected readonly never = computed(() => {
    const { count } = this.leaf();
    return (count?.min ?? 0) === 0 && count?.max === 0;
  });
  protected readonly complaint = computed(
    () => this.issues().find(({ path }) => /^filter\.(count|window|between)/.test(path))?.message ?? null,
  );
  protected readonly time = computed(() => (this.leaf().window ? 'window' : this.leaf().between ? 'between' : 'ever'));

  protected turn(did: boolean) {
    this.changed.emit(withPart(this.leaf(), 'count', did ? undefined : { max: 0 }));
  }

  protected look(match: EventMatch) {
    const { count, window, between, last, first } = this.leaf();
    const rest = Object.entries({ count, window, between, last, first }).filter(([, value]) => value !== undefined);
    this.changed.emit({ ...match, ...Object.fromEntries(rest) });
  }

  protected count(end: 'min' | 'max', times: number | undefined) {
    const { min, max }: CountRange = { ...this.leaf().count, [end]: times };
    const count: CountRange = {
      ...(min === undefined || min === null ? {} : { min }),
      ...(max === undefined || max === null ? {} : { max }),
    };
    this.changed.emit(withPart(this.leaf(), 'count', Object.keys(count).length ? count : undefined));
  }

  protected when(kind: string) {
    const { window: _, between: __, ...leaf } = this.leaf();
    const time = kind === 'window' ? { window: { days: 30 } } : kind === 'between' ? { between: { from: '' } } : {};
    this.changed.emit({ ...leaf, ...time });
  }

  protected window(span: Record<string, number>) {
    this.changed.emit({ ...this.leaf(), window: span });
  }

  protected season(from: string, to: string) {
    this.changed.emit({ ...this.leaf(), between: { ...(from ? { from } : {}), ...(to ? { to } : {}) } });
  }
}
