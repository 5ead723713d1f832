import { Component, computed, inject, signal } from '@angular/core';
import { form, type TreeValidationResult, validateStandardSchema } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { type Member, MemberDraft } from '@heatline/contracts';
import { Toaster } from '@heatline/ui';
import { formDialog } from '../../form-dialog';
import { Members } from '../../api/members';
import { told } from '../../api/told';
import { Session } from '../../session/session';
import { issuesAt } from '../refused-fields';
import { roleChoices, roleWords } from '../role-words';
import { SettingsApi } from '../settings-api';

/** Name and role of a member. */
@Component({
  selector: 'hl-member-dialog',
  imports: [formDialog],
  template: `
    <h2 mat-dialog-title>{{ member.name }}</h2>
    <form [formRoot]="form">
      <mat-dialog-content>
        <hl-field label="Name" [error]="form.name().touched() ? form.name().errors()[0]?.message : null">
          <input hlInput autocomplete="off" [formField]="form.name" />
        </hl-field>
        <hl-field label="Role" [hint]="may()" [error]="form.role().errors()[0]?.message">
          <select hlInput [formField]="form.role">
            @for (choice of roles; track choice.role) {
              <option [value]="choice.role">{{ choice.title }}</option>
            }
          </select>
        </hl-field>
        @if (roleChanged()) {
          <p class="small muted">
            {{ own ? 'You are' : member.name + ' is' }} signed out at once and signs in again with the new role.
          </p>
        }
        <hl-refused [words]="refused()" />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button hlButton class="quiet" type="button" mat-dialog-close>Cancel</button>
        <button hlButton="filled" type="submit" [disabled]="!changed() || form().submitting()">Save member</button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrl: '../settings-dialog.css',
})
export class MemberDialog {
  protected readonly member = inject<Member>(MAT_DIALOG_DATA);
  private readonly api = inject(SettingsApi);
  private readonly members = inject(Members);
  private readonly session = inject(Session);
  private readonly toaster = inject(Toaster);
  private readonly dialog = inject(MatDialogRef);
  protected readonly own = this.session.me()?.memberId === this.member.id;
  protected readonly roles = roleChoices;
  protected readonly refused = signal<string | null>(null);
  private readonly typed = signal({ name: this.member.name, role: this.member.role });
  protected readonly form = form(
    this.typed,
    (path) => validateStandardSchema(path, MemberDraft.pick({ name: true, role: true })),
    { submission: { action: () => this.save() } },
  );
  protected readonly may = computed(() => roleWords[this.typed().role].may);
  protected readonly roleChanged = computed(() => this.typed().role !== this.member.role);
  protected readonly changed = computed(() => this.roleChanged() || this.typed().name !== this.member.name);

  private async save(): Promise<TreeValidationResult> {
    this.refused.set(null);
    try {
      const { name } = await this.api.changeMember(this.member.id, this.typed());
      this.dialog.close();
      this.members.reload();
      // With another role the session has ended: reading the members leads to the sign-in.
      if (this.own && !this.roleChanged()) await this.session.renew();
      void this.toaster.done(`${name} saved`);
      return undefined;
    } catch (error) {
      const failure = told(error);
      if (failure.code === 'last_admin')
        return [{ kind: 'server', message: failure.detail, fieldTree: this.form.role }];
      const issues = issuesAt(failure, ['name', 'role']);
      if (!issues.length) this.refused.set(failure.detail);
      return issues.map(({ at, message }) => ({ kind: 'server', message, fieldTree: this.form[at] }));
    }
  }
}
