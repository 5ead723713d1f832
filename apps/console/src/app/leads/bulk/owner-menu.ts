import { Component, computed, inject, input, output } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Avatar, Button, Icon } from '@heatline/ui';
import { Members } from '../../api/members';
import { Session } from '../../session/session';

export interface OwnerChosen {
  /** null: nobody. */
  readonly id: string | null;
  /** As in "You", "Nobody", "Mara Lindqvist". */
  readonly name: string;
}

/** Who shall own the selected leads: me first, nobody, then the other active members. */
@Component({
  selector: 'hl-owner-menu',
  imports: [Avatar, Button, Icon, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    <button hlButton type="button" [disabled]="disabled()" [matMenuTriggerFor]="menu">
      <hl-icon hlButtonIcon name="person_add" />Assign owner
    </button>
    <mat-menu #menu="matMenu">
      @for (choice of choices(); track choice.id) {
        <button mat-menu-item type="button" (click)="chosen.emit(choice)">
          <span class="row"><hl-avatar [name]="choice.id ? choice.name : null" [me]="$first" />{{ choice.title }}</span>
        </button>
      }
    </mat-menu>
  `,
})
export class OwnerMenu {
  readonly disabled = input(false);
  readonly chosen = output<OwnerChosen>();
  private readonly members = inject(Members);
  private readonly session = inject(Session);
  protected readonly choices = computed(() => {
    const me = this.session.me();
    const others = (this.members.all() ?? []).filter(({ id, active }) => active && id !== me?.memberId);
    return [
      ...(me ? [{ id: me.memberId, name: me.name, title: 'Me' }] : []),
      { id: null, name: 'Nobody', title: 'Nobody' },
      ...others.map(({ id, name }) => ({ id, name, title: name })),
    ];
  });
}
