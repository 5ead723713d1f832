import { Component, inject, signal } from '@angular/core';
import { form, type TreeValidationResult, validateStandardSchema } from '@angular/forms/signals';
import { MatCheckbox } from '@angular/material/checkbox';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { ApiKeyDraft, type ApiKeyScope, apiKeyScopes, type createApiKey } from '@heatline/contracts';
import { Icon, RelativeTime } from '@heatline/ui';
import * as z from 'zod';
import { formDialog } from '../../form-dialog';
import { told } from '../../api/told';
import { issuesAt } from '../refused-fields';
import { SettingsApi } from '../settings-api';
import { ShownOnce } from '../shown-once';
import { expiryOf, type Lifetime, lifetimes, scopeWords } from './key-words';

const Typed = z.object({
  ...ApiKeyDraft.pick({ name: true, scopes: true }).shape,
  lifetime: z.enum(lifetimes.map(({ value }) => value)),
});

/** Asks what a key is for and what it opens, then shows it, once. */
@Component({
  selector: 'hl-create-key-dialog',
  imports: [formDialog, Icon, MatCheckbox, RelativeTime, ShownOnce],
  templateUrl: './create-key-dialog.html',
  styleUrls: ['../settings-dialog.css', './create-key-dialog.css'],
})
export class CreateKeyDialog {
  private readonly api = inject(SettingsApi);
  private readonly dialog = inject(MatDialogRef);
  private readonly data = inject<{ created: () => void }>(MAT_DIALOG_DATA);
  protected readonly scopes = apiKeyScopes.map((scope) => ({ scope, ...scopeWords[scope] }));
  protected readonly lifetimes = lifetimes;
  protected readonly refused = signal<string | null>(null);
  protected readonly made = signal<z.infer<typeof createApiKey.reply> | null>(null);
  private readonly typed = signal<{ name: string; scopes: ApiKeyScope[]; lifetime: Lifetime }>({
    name: '',
    scopes: ['facts:write'],
    lifetime: '90',
  });
  protected readonly form = form(this.typed, (path) => validateStandardSchema(path, Typed), {
    submission: { action: () => this.create() },
  });

  protected choose(scope: ApiKeyScope, on: boolean) {
    const state = this.form.scopes();
    state.value.update((scopes) => (on ? [...scopes, scope] : scopes.filter((other) => other !== scope)));
    state.markAsTouched();
  }

  private async create(): Promise<TreeValidationResult> {
    this.refused.set(null);
    const { name, scopes, lifetime } = this.typed();
    try {
      const made = await this.api.createKey({ name, scopes, expiresAt: expiryOf(lifetime, new Date()) });
      // From here on a stray click would lose the key.
      this.dialog.disableClose = true;
      this.made.set(made);
      this.data.created();
      return undefined;
    } catch (error) {
      const failure = told(error);
      const issues = issuesAt(failure, ['name', 'scopes']);
      if (!issues.length) this.refused.set(failure.detail);
      return issues.map(({ at, message }) => ({ kind: 'server', message, fieldTree: this.form[at] }));
    }
  }
}
