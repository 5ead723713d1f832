import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, type TreeValidationResult, validateStandardSchema } from '@angular/forms/signals';
import { MatCheckbox } from '@angular/material/checkbox';
import { PasswordChange } from '@heatline/contracts';
import { Button, Field, Input, Toaster } from '@heatline/ui';
import { Refused } from '../../refused';
import { told } from '../../api/told';
import { Session } from '../../session/session';
import { issuesAt } from '../refused-fields';
import { SettingsApi } from '../settings-api';

@Component({
  selector: 'hl-password-form',
  imports: [Button, Field, FormField, FormRoot, Input, MatCheckbox, Refused],
  template: `
    <form [formRoot]="form">
      <input
        class="sr"
        type="text"
        autocomplete="username"
        aria-hidden="true"
        tabindex="-1"
        readonly
        [value]="email()"
      />
      <hl-field
        label="Current password"
        [error]="form.current().touched() ? form.current().errors()[0]?.message : null"
      >
        <input
          hlInput
          autocomplete="current-password"
          [type]="visible() ? 'text' : 'password'"
          [formField]="form.current"
        />
      </hl-field>
      <hl-field
        label="New password"
        hint="At least 10 characters. Several words are best."
        [error]="form.password().touched() ? form.password().errors()[0]?.message : null"
      >
        <input
          hlInput
          autocomplete="new-password"
          [type]="visible() ? 'text' : 'password'"
          [formField]="form.password"
        />
      </hl-field>
      <mat-checkbox [checked]="visible()" (change)="visible.set($event.checked)">Show passwords</mat-checkbox>
      <hl-refused [words]="refused()" />
      <div>
        <button hlButton="filled" type="submit" [disabled]="form().submitting()">
          {{ form().submitting() ? 'Changing' : 'Change password' }}
        </button>
      </div>
    </form>
  `,
  styles: `
    form {
      position: relative;
      display: flex;
      flex-direction: column;
      gap: 14px;
    }
  `,
})
export class PasswordForm {
  private readonly api = inject(SettingsApi);
  private readonly session = inject(Session);
  private readonly toaster = inject(Toaster);
  /** Password managers ask for whom the password is. */
  protected readonly email = () => this.session.me()?.email ?? '';
  protected readonly visible = signal(false);
  protected readonly refused = signal<string | null>(null);
  private readonly typed = signal({ current: '', password: '' });
  protected readonly form = form(this.typed, (path) => validateStandardSchema(path, PasswordChange), {
    submission: { action: () => this.change() },
  });

  private async change(): Promise<TreeValidationResult> {
    this.refused.set(null);
    try {
      await this.api.changePassword(this.typed());
      this.form().reset({ current: '', password: '' });
      this.visible.set(false);
      void this.toaster.done('Password changed; other browsers are signed out');
      return undefined;
    } catch (error) {
      const failure = told(error);
      if (failure.code === 'wrong_password')
        return [{ kind: 'server', message: failure.detail, fieldTree: this.form.current }];
      if (failure.code === 'password_too_easy')
        return [{ kind: 'server', message: failure.detail, fieldTree: this.form.password }];
      const issues = issuesAt(failure, ['current', 'password']);
      if (!issues.length) this.refused.set(failure.detail);
      return issues.map(({ at, message }) => ({ kind: 'server', message, fieldTree: this.form[at] }));
    }
  }
}
