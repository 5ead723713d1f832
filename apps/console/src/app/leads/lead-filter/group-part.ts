import { Component, computed, ElementRef, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatMenuTrigger } from '@angular/material/menu';
import type { Condition } from '@heatline/contracts';
import { Button, Icon, IconButton } from '@heatline/ui';
import { afterShown } from './after-shown';
import { KnownNames } from './filter-names';
import { kindOf } from './filter-parts';
import { KindMenu } from './kind-menu';
import { PartForm } from './part-form';
import { groupOfPart, issuesOf, partOfGroup, type PartGroup } from './part-group';
import { chipWords } from './part-words';

const joints = { any: 'or', all: 'and' } as const;

/** Parts of which any one is enough, or that must all hold: each is a line that opens into its fields. */
@Component({
  selector: 'hl-group-part',
  imports: [Button, Icon, IconButton, KindMenu, MatMenuTrigger, PartForm],
  templateUrl: './group-part.html',
  styleUrl: './group-part.css',
})
export class GroupPart {
  readonly group = input.required<PartGroup>();
  /** What is incomplete says so. */
  readonly told = input(false);
  /** A part that is open at first. */
  readonly begun = input<number | null>(null);
  readonly changed = output<PartGroup>();

  private readonly names = inject(KnownNames);
  private readonly host: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly afterShown = afterShown();
  private readonly opened = linkedSignal<number | null>(() => this.begun());
  /** Has got another that must hold, too. */
  protected readonly joined = signal<number | null>(null);
  /** Somebody said that this one is complete. */
  private readonly pressed = signal<number | null>(null);
  protected readonly joint = computed(() => joints[this.group().mode]);
  protected readonly rows = computed(() =>
    this.group().parts.map((part, index) => {
      const issues = issuesOf(part);
      return {
        part,
        ...chipWords(part, this.names),
        group: groupOfPart(part),
        // Attributes, and a group of what must all hold, have fields of their own to add more.
        mayGrow: this.group().mode === 'any' && !['all', 'attributes', 'other'].includes(kindOf(part)),
        open: this.opened() === index || issues.length > 0,
        issues: this.told() || this.pressed() === index ? issues : [],
      };
    }),
  );

  protected set(index: number, part: Condition) {
    this.emit(this.group().parts.map((known, at) => (at === index ? part : known)));
  }

  protected setGroup(index: number, group: PartGroup) {
    if (group.parts.length) this.set(index, partOfGroup(group));
    else this.remove(index);
  }

  /** With this one another has to hold, too. */
  protected join(index: number, part: Condition, other: Condition) {
    this.joined.set(index);
    this.set(index, { all: [part, other] });
    this.focus(index, '.fields');
  }

  protected add(part: Condition) {
    this.opened.set(this.group().parts.length);
    this.pressed.set(null);
    this.emit([...this.group().parts, part]);
    this.focus(this.group().parts.length, '.fields');
  }

  protected remove(index: number) {
    this.opened.set(null);
    this.pressed.set(null);
    this.emit(this.group().parts.filter((_, at) => at !== index));
    this.focus(Math.max(0, index - 1), '.head');
  }

  protected turn(index: number) {
    if (this.opened() === index) return this.close(index);
    this.opened.set(index);
    this.focus(index, '.fields');
  }

  /** What is incomplete stays open and says what it lacks. */
  protected close(index: number) {
    this.pressed.set(index);
    this.opened.set(null);
    this.focus(index, '.head');
  }

  protected finish(index: number, part: Condition) {
    this.set(index, part);
    this.close(index);
  }

  private emit(parts: readonly Condition[]) {
    this.changed.emit({ mode: this.group().mode, parts });
  }

  /** The first thing to press or fill in there; without such a line, what adds one. */
  private focus(index: number, where: '.head' | '.fields') {
    this.afterShown(() => {
      const line = this.host.querySelector(`:scope > ul > li:nth-child(${index + 1})`);
      const place = line?.querySelector(where)?.querySelector<HTMLElement>('input, select, button');
      (place ?? this.host.querySelector<HTMLElement>(':scope > .add'))?.focus();
    });
  }
}
