import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { Router } from '@angular/router';
import type { BulkAnswer, Member } from '@heatline/contracts';
import { Button, counted, Field, Input, Toaster } from '@heatline/ui';
import { firstValueFrom } from 'rxjs';
import { Refused } from '../../refused';
import { Members } from '../../api/members';
import { told } from '../../api/told';
import { SettingsApi } from '../settings-api';

export interface Leaving {
  member: Member;
  /** How many leads are theirs. */
  leads: number;
}

const keep = 'keep';
const nobody = 'nobody';

/** Deactivates a member who owns leads, and asks who is to have them. */
@Component({
  selector: 'hl-reassign-dialog',
  imports: [Button, Field, Input, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, Refused],
  template: `
    <h2 mat-dialog-title>Deactivate {{ member.name }}?</h2>
    <mat-dialog-content>
      <p>They are signed out at once and cannot sign in. What they did keeps their name.</p>
      <hl-field [label]="belong()" hint="It takes a moment, and can be taken back on the page of the run.">
        <select hlInput #choice [value]="to()" (change)="to.set(choice.value)">
          @for (other of others(); track other.id) {
            <option [value]="other.id" [selected]="other.id === to()">Give them to {{ other.name }}</option>
          }
          <option [value]="nobody" [selected]="to() === nobody">Leave them to nobody</option>
          <option [value]="keep" [selected]="to() === keep">Keep {{ member.name }} as owner</option>
        </select>
      </hl-field>
      <hl-refused [words]="refused()" />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button hlButton class="quiet" type="button" mat-dialog-close [disabled]="busy()">Cancel</button>
      <button hlButton="filled" type="button" class="danger" [disabled]="busy()" (click)="deactivate()">
        Deactivate member
      </button>
    </mat-dialog-actions>
  `,
  styleUrl: '../settings-dialog.css',
})
export class ReassignDialog {
  private readonly leaving = inject<Leaving>(MAT_DIALOG_DATA);
  private readonly http = inject(HttpClient);
  private readonly api = inject(SettingsApi);
  private readonly dialog = inject(MatDialogRef);
  private readonly members = inject(Members);
  private readonly router = inject(Router);
  private readonly toaster = inject(Toaster);
  protected readonly member = this.leaving.member;
  protected readonly keep = keep;
  protected readonly nobody = nobody;
  protected readonly others = computed(() =>
    (this.members.all() ?? []).filter(({ id, active, invited }) => active && !invited && id !== this.member.id),
  );
  protected readonly to = signal(this.others()[0]?.id ?? nobody);
  protected readonly busy = signal(false);
  protected readonly refused = signal<string | null>(null);
  protected readonly belong = computed(
    () => `${counted(this.leaving.leads, 'lead belongs', 'leads belong')} to ${this.member.name}`,
  );

  protected async deactivate() {
    this.busy.set(true);
    this.refused.set(null);
    try {
      // First the leads: were it the other way round, a failure would leave them with somebody who is gone.
      const runId = this.to() === keep ? null : await this.reassign();
      await this.api.changeMember(this.member.id, { active: false });
      this.members.reload();
      this.dialog.close();
      const pressed = await this.toaster.done(
        `${this.member.name} is deactivated`,
        runId === null ? undefined : 'See the run',
      );
      if (pressed && runId !== null) await this.router.navigate(['/runs', runId]);
    } catch (error) {
      this.refused.set(told(error).detail);
    } finally {
      this.busy.set(false);
    }
  }

  private async reassign(): Promise<string | null> {
    const answer = await firstValueFrom(
      this.http.post<BulkAnswer>('/api/leads/bulk-assign-owner', {
        ownerId: this.to() === nobody ? null : this.to(),
        filter: { owner: [this.member.id] },
        expected: this.leaving.leads,
        // They all go, whoever came or left meanwhile.
        acceptChanged: true,
      }),
    );
    return 'runId' in answer ? answer.runId : null;
  }
}
