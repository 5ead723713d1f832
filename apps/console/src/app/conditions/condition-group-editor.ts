import { Component, computed, input, output, signal } from '@angular/core';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { conditionLimits, type Issue } from '@heatline/contracts';
import { Button, Icon, IconButton } from '@heatline/ui';
import { ConditionLeafEditor } from './condition-leaf-editor';
import {
  type ConditionLeaf,
  type ConditionNode,
  type GroupMode,
  groupOf,
  isGroup,
  nodeOf,
  pathOfPart,
  replaced,
} from './condition-node';
import type { SeenList } from './seen';

const modes: readonly { mode: GroupMode; title: string; hint: string }[] = [
  { mode: 'all', title: 'All', hint: 'All of these hold' },
  { mode: 'any', title: 'Any', hint: 'At least one of these holds' },
  { mode: 'not', title: 'Not', hint: 'None of these holds' },
];

/** Conditions joined by all, any or not; groups within groups. */
@Component({
  selector: 'hl-condition-group',
  imports: [Button, ConditionLeafEditor, Icon, IconButton, MatButtonToggle, MatButtonToggleGroup],
  templateUrl: './condition-group-editor.html',
  styleUrl: './condition-group-editor.css',
  host: { '[class.nested]': 'depth() > 1', role: 'group', '[attr.aria-label]': 'label()' },
})
export class ConditionGroupEditor {
  /** Undefined: nothing is asked. */
  readonly node = input.required<ConditionNode | undefined>();
  readonly about = input.required<'property' | 'attribute'>();
  readonly names = input<SeenList>();
  readonly eventType = input<string | null>(null);
  readonly path = input.required<string>();
  readonly issues = input.required<readonly Issue[]>();
  readonly disabled = input(false);
  readonly depth = input(1);
  readonly label = input('Conditions');
  readonly changed = output<ConditionNode | undefined>();

  /** Inside it something was just added, and its first field takes the focus. */
  readonly fresh = input(false);
  /** Which part was just added by a press here. */
  protected readonly added = signal<number | null>(null);
  protected readonly modes = modes;
  protected readonly group = computed(() => groupOf(this.node()));
  protected readonly parts = computed(() =>
    this.group().parts.map((part, index) => ({
      part,
      leaf: isGroup(part) ? null : part,
      path: pathOfPart(this.node(), index, this.path()),
    })),
  );
  /** What is wrong with the group itself, such as that nothing is in it. */
  protected readonly complaint = computed(() => {
    const own = ['', '.all', '.any', '.not', '.not.any'].map((end) => this.path() + end);
    const empty = this.group().parts.length === 0;
    return this.issues().find(({ path }) => empty && own.includes(path))?.message ?? null;
  });
  protected readonly mayNest = computed(() => this.depth() < conditionLimits.depth - 1);

  protected set(index: number, part: ConditionNode | undefined) {
    this.emit(this.group().mode, replaced(this.group().parts, index, part));
  }

  protected switch(mode: GroupMode) {
    this.emit(mode, this.group().parts);
  }

  protected addLeaf() {
    this.added.set(this.group().parts.length);
    this.emit(this.group().mode, [...this.group().parts, this.leaf()]);
  }

  protected addGroup() {
    this.added.set(this.group().parts.length);
    this.emit(this.group().mode, [...this.group().parts, { any: [this.leaf()] }]);
  }

  private leaf(): ConditionLeaf {
    return { [this.about()]: '', op: 'equals', value: '' };
  }

  private emit(mode: GroupMode, parts: readonly ConditionNode[]) {
    this.changed.emit(nodeOf({ mode, parts }));
  }
}
