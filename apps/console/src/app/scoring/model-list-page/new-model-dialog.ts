import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, type TreeValidationResult, validateStandardSchema } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import {
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { ModelDraftHead, ModelKind } from '@heatline/contracts';
import { Field, Icon, Input } from '@heatline/ui';
import { told } from '../../api/told';
import { kindHints, kindTitles } from '../model-words';
import { ModelsApi } from '../models-api';

/** A new model begins with a name and a kind; its rules come on its page. */
@Component({
  selector: 'hl-new-model-dialog',
  imports: [
    Field,
    FormField,
    FormRoot,
    Icon,
    Input,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
  ],
  template: `
    <form [formRoot]="form">
      <h2 mat-dialog-title>New model</h2>
      <mat-dialog-content>
        <hl-field label="Name" [error]="form.name().touched() ? form.name().errors()[0]?.message : null">
          <input hlInput cdkFocusInitial placeholder="Engagement" [formField]="form.name" />
        </hl-field>
        <hl-field label="Kind" [hint]="hints[form.kind().value()]">
          <select hlInput [formField]="form.kind">
            @for (kind of kinds; track kind) {
              <option [value]="kind">{{ titles[kind] }}</option>
            }
          </select>
        </hl-field>
        <hl-field label="Description" [error]="form.description().errors()[0]?.message">
          <textarea
            hlInput
            rows="3"
            placeholder="What it scores, and for whom"
            [formField]="form.description"
          ></textarea>
        </hl-field>
        <div role="alert">
          @if (refused(); as words) {
            <p class="hint err"><hl-icon name="error" class="s16" />{{ words }}</p>
          }
        </div>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton class="quiet" type="button" mat-dialog-close>Cancel</button>
        <button matButton="filled" type="submit" [disabled]="form().submitting()">Make model</button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    hl-field + hl-field {
      margin-top: 14px;
    }
  `,
})
export class NewModelDialog {
  private readonly dialog = inject<MatDialogRef<NewModelDialog, string>>(MatDialogRef);
  private readonly api = inject(ModelsApi);
  protected readonly kinds = ModelKind.options;
  protected readonly titles = kindTitles;
  protected readonly hints = kindHints;
  protected readonly refused = signal<string | null>(null);
  protected readonly form = form(
    signal<ModelDraftHead>({ name: '', kind: 'engagement', description: '' }),
    (path) => validateStandardSchema(path, ModelDraftHead),
    { submission: { action: () => this.run() } },
  );

  private async run(): Promise<TreeValidationResult> {
    this.refused.set(null);
    try {
      this.dialog.close((await this.api.create(this.form().value())).modelId);
    } catch (error) {
      const { code, detail } = told(error);
      if (code === 'model_name_taken') return [{ kind: 'server', message: detail, fieldTree: this.form.name }];
      this.refused.set(detail);
    }
    return undefined;
  }
}
