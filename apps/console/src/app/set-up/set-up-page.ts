import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, type TreeValidationResult, validateStandardSchema } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { SetUp } from '@heatline/contracts';
import { Button, Field, Icon, Input } from '@heatline/ui';
import { told } from '../api/told';
import { FrontPage } from '../session/front-page';
import { Session } from '../session/session';

/** The first run of an empty installation: makes the workspace and its first admin. */
@Component({
  selector: 'hl-set-up-page',
  imports: [Button, Field, FormField, FormRoot, FrontPage, Icon, Input],
  templateUrl: './set-up-page.html',
  styleUrl: '../sign-in/sign-in-page.css',
})
export class SetUpPage {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  /** Browsers leave UTC out of the zones that they know. */
  protected readonly zones = [...new Set([this.here, ...Intl.supportedValuesOf('timeZone'), 'UTC'])];
  protected readonly refused = signal<string | null>(null);
  protected readonly form = form(
    signal({
      workspaceName: '',
      name: '',
      email: '',
      password: '',
      timeZone: this.here,
    }),
    (path) => validateStandardSchema(path, SetUp),
    { submission: { action: () => this.run() } },
  );
  protected readonly fields = [
    {
      field: this.form.workspaceName,
      label: 'Workspace',
      hint: 'Your company or team',
      type: 'text',
      autocomplete: 'organization',
    },
    { field: this.form.name, label: 'Your name', hint: null, type: 'text', autocomplete: 'name' },
    { field: this.form.email, label: 'E-mail', hint: null, type: 'email', autocomplete: 'username' },
    {
      field: this.form.password,
      label: 'Password',
      hint: 'At least 10 characters',
      type: 'password',
      autocomplete: 'new-password',
    },
  ];

  private async run(): Promise<TreeValidationResult> {
    this.refused.set(null);
    try {
      await this.session.setUp(this.form().value());
      await this.router.navigateByUrl('/', { replaceUrl: true });
      return undefined;
    } catch (error) {
      const failure = told(error);
      if (failure.code === 'password_too_easy')
        return [{ kind: 'server', message: failure.detail, fieldTree: this.form.password }];
      this.refused.set(failure.issues[0]?.message ?? failure.detail);
      return undefined;
    }
  }
}
