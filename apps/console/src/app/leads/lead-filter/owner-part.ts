import { Component, computed, inject, input, output } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import type { Condition } from '@heatline/contracts';
import { Members } from '../../api/members';
import { Session } from '../../session/session';

/** Me, nobody, or some members: any of them. */
@Component({
  selector: 'hl-owner-part',
  imports: [MatCheckbox],
  template: `
    <div class="checks" role="group" aria-label="Owners">
      @for (choice of choices(); track choice.id) {
        <mat-checkbox [checked]="owners().includes(choice.id)" (change)="toggle(choice.id, $event.checked)">{{
          choice.name
        }}</mat-checkbox>
      }
    </div>
  `,
  styleUrl: './part-editor.css',
})
export class OwnerPart {
  readonly part = input.required<Condition>();
  readonly changed = output<Condition>();

  private readonly members = inject(Members);
  private readonly session = inject(Session);
  protected readonly owners = computed((): readonly (string | null)[] => {
    const part = this.part();
    return 'owner' in part ? part.owner : [];
  });
  protected readonly choices = computed((): { id: string | null; name: string }[] => {
    const me = this.session.me()?.memberId;
    const members = (this.members.all() ?? []).filter(
      ({ id, active }) => (active && id !== me) || this.owners().includes(id),
    );
    return [{ id: 'me', name: 'Me' }, { id: null, name: 'Nobody' }, ...members.map(({ id, name }) => ({ id, name }))];
  });

  protected toggle(id: string | null, on: boolean) {
    const others = this.owners().filter((known) => known !== id);
    this.changed.emit({ owner: on ? [...others, id] : others });
  }
}
