import { Component, computed, inject, signal } from '@angular/core';
import { form, type TreeValidationResult, validateStandardSchema } from '@angular/forms/signals';
import { MatDialogRef } from '@angular/material/dialog';
import { inviteMember, MemberDraft, type Role } from '@heatline/contracts';
import type * as z from 'zod';
import { formDialog } from '../../form-dialog';
import { Members } from '../../api/members';
import { told } from '../../api/told';
import { issuesAt } from '../refused-fields';
import { roleChoices, roleWords } from '../role-words';
import { SettingsApi } from '../settings-api';
import { LinkShown } from './link-shown';

/** Asks who is invited and as what, then shows the link. */
@Component({
  selector: 'hl-invite-dialog',
  imports: [formDialog, LinkShown],
  templateUrl: './invite-dialog.html',
  styleUrl: '../settings-dialog.css',
})
export class InviteDialog {
  private readonly api = inject(SettingsApi);
  private readonly members = inject(Members);
  private readonly dialog = inject(MatDialogRef);
  protected readonly roles = roleChoices;
  protected readonly refused = signal<string | null>(null);
  protected readonly invited = signal<z.infer<typeof inviteMember.reply> | null>(null);
  private readonly typed = signal<{ name: string; email: string; role: Role }>({ name: '', email: '', role: 'rep' });
  protected readonly form = form(this.typed, (path) => validateStandardSchema(path, MemberDraft), {
    submission: { action: () => this.invite() },
  });
  protected readonly may = computed(() => roleWords[this.typed().role].may);

  private async invite(): Promise<TreeValidationResult> {
    this.refused.set(null);
    try {
      const answer = await this.api.invite(this.typed());
      // From here on a stray click would lose the link.
      this.dialog.disableClose = true;
      this.invited.set(answer);
      this.members.reload();
      return undefined;
    } catch (error) {
      const failure = told(error);
      if (failure.code === 'member_already_exists')
        return [{ kind: 'server', message: failure.detail, fieldTree: this.form.email }];
      const issues = issuesAt(failure, ['name', 'email', 'role']);
      if (!issues.length) this.refused.set(failure.detail);
      return issues.map(({ at, message }) => ({ kind: 'server', message, fieldTree: this.form[at] }));
    }
  }
}
