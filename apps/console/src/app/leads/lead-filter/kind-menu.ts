import { Component, computed, input, output, viewChild } from '@angular/core';
import { MatMenu, MatMenuItem } from '@angular/material/menu';
import type { Condition } from '@heatline/contracts';
import { Icon } from '@heatline/ui';
import { modelsToFilter } from './models-to-filter';
import { filterKinds, newPart } from './new-part';

/** What can be filtered by; a press begins a part of that kind. */
@Component({
  selector: 'hl-kind-menu',
  imports: [Icon, MatMenu, MatMenuItem],
  template: `
    <mat-menu>
      @for (kind of kinds(); track kind.kind) {
        <button mat-menu-item type="button" (click)="chosen.emit(begun(kind.kind))">
          <span class="row"><hl-icon [name]="kind.icon" />{{ kind.title }}</span>
        </button>
      }
    </mat-menu>
  `,
  // It lies over the page when it is open, and takes no place where it stands.
  styles: `
    :host {
      display: none;
    }
  `,
})
export class KindMenu {
  /** Groups are offered, too. */
  readonly groups = input(false);
  readonly chosen = output<Condition>();
  readonly menu = viewChild.required(MatMenu);

  private readonly models = modelsToFilter();
  protected readonly kinds = computed(() =>
    filterKinds.filter(({ kind }) => {
      if (kind === 'any') return this.groups();
      // Nothing is scored without a model.
      return this.models().length > 0 || (kind !== 'score' && kind !== 'level');
    }),
  );

  protected begun(kind: (typeof filterKinds)[number]['kind']): Condition {
    return newPart(kind, this.models()[0]?.model.modelId ?? '');
  }
}
