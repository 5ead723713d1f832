import { Component, computed, ElementRef, inject, signal, viewChild } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Avatar, Button, Icon, Toaster } from '@heatline/ui';
import { Members } from '../../../api/members';
import { told } from '../../../api/told';
import { Session } from '../../../session/session';
import { afterShown } from '../../lead-filter/after-shown';
import { LeadsApi } from '../../leads-api';
import { OpenLead } from '../open-lead';

/** Who looks after the lead: shown to all, chosen among active members by who may. */
@Component({
  selector: 'hl-owner-menu',
  imports: [Avatar, Button, Icon, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    @if (open.lead(); as lead) {
      @if (open.mayEdit()) {
        <button
          #button
          hlButton="outlined"
          type="button"
          class="small"
          [matMenuTriggerFor]="menu"
          [disabled]="saving()"
          [attr.aria-label]="'Owner: ' + (name() ?? 'nobody')"
        >
          <span class="row tight"
            ><hl-avatar [name]="name() ?? ''" [class.none]="!lead.ownerId" /><span class="ellipsis">{{
              name() ?? 'Nobody'
            }}</span
            ><hl-icon name="expand_more" class="s16"
          /></span>
        </button>
        <mat-menu #menu="matMenu" xPosition="before">
          @for (choice of choices(); track choice.id) {
            <button
              mat-menu-item
              type="button"
              role="menuitemradio"
              [attr.aria-checked]="choice.id === lead.ownerId"
              (click)="choose(choice.id)"
            >
              <span class="row"
                ><hl-icon name="check" [style.visibility]="choice.id === lead.ownerId ? 'visible' : 'hidden'" />{{
                  choice.title
                }}</span
              >
            </button>
          }
        </mat-menu>
      } @else {
        <span class="row tight small"
          ><span class="sr">Owner: </span><hl-avatar [name]="name() ?? ''" [class.none]="!lead.ownerId" />{{
            name() ?? 'No owner'
          }}</span
        >
      }
    }
  `,
  styles: `
    .ellipsis {
      max-width: 140px;
    }
  `,
})
export class OwnerMenu {
  protected readonly open = inject(OpenLead);
  private readonly api = inject(LeadsApi);
  private readonly members = inject(Members);
  private readonly session = inject(Session);
  private readonly toaster = inject(Toaster);
  private readonly afterShown = afterShown();
  private readonly button = viewChild<unknown, ElementRef<HTMLElement>>('button', { read: ElementRef });
  protected readonly saving = signal(false);
  protected readonly name = computed(() => {
    const ownerId = this.open.lead()?.ownerId ?? null;
    return ownerId === null ? null : (this.members.nameOf(ownerId) ?? 'A former member');
  });
  /** Me first, then the others by name; nobody last. */
  protected readonly choices = computed(() => {
    const me = this.session.me()?.memberId;
    const active = (this.members.all() ?? []).filter(({ active }) => active);
    const others = active.filter(({ id }) => id !== me).sort((a, b) => a.name.localeCompare(b.name));
    return [
      ...active.filter(({ id }) => id === me).map(({ id, name }) => ({ id, title: `${name} (me)` })),
      ...others.map(({ id, name }) => ({ id, title: name })),
      { id: null, title: 'No owner' },
    ];
  });

  protected async choose(ownerId: string | null) {
    // The way back is to this lead, also when another one is open by then.
    const leadId = this.open.leadId();
    const before = this.open.lead()?.ownerId ?? null;
    if (ownerId === before || !(await this.assign(leadId, ownerId))) return;
    const said =
      ownerId === null ? 'The lead has no owner now' : `${this.members.nameOf(ownerId) ?? 'They'} owns this lead now`;
    if (await this.toaster.done(said, 'Undo')) await this.assign(leadId, before);
  }

  private async assign(leadId: string, ownerId: string | null): Promise<boolean> {
    this.saving.set(true);
    try {
      this.open.accept(await this.api.assignOwner(leadId, ownerId));
      return true;
    } catch (error) {
      void this.toaster.failed(`The owner is as before. ${told(error).detail}`);
      return false;
    } finally {
      this.saving.set(false);
      // While it saved, the button could not take the focus back from its menu.
      this.afterShown(() => document.activeElement === document.body && this.button()?.nativeElement.focus());
    }
  }
}
