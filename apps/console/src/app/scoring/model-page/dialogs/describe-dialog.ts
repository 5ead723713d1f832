import { Component, inject, signal } from '@angular/core';
import { form, type TreeValidationResult, validateStandardSchema } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { ModelDescription, ModelName } from '@heatline/contracts';
import * as z from 'zod';
import { formDialog } from '../../../form-dialog';
import { told } from '../../../api/told';
import { ModelsApi } from '../../models-api';

export interface DescribeData {
  readonly modelId: string;
  readonly name: string;
  readonly description: string;
}

/** Another name, another description. */
@Component({
  selector: 'hl-describe-dialog',
  imports: [formDialog],
  template: `
    <form [formRoot]="form">
      <h2 mat-dialog-title>Name and description</h2>
      <mat-dialog-content>
        <hl-field label="Name" [error]="form.name().errors()[0]?.message">
          <input hlInput [formField]="form.name" />
        </hl-field>
        <hl-field class="next" label="Description" [error]="form.description().errors()[0]?.message">
          <textarea hlInput rows="3" [formField]="form.description"></textarea>
        </hl-field>
        <hl-refused [words]="refused()" />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button hlButton class="quiet" type="button" mat-dialog-close>Cancel</button>
        <button hlButton="filled" type="submit" [disabled]="form().submitting()">Save</button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    .next {
      margin-top: 14px;
    }
  `,
})
export class DescribeDialog {
  private readonly data = inject<DescribeData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<DescribeDialog, true>>(MatDialogRef);
  private readonly api = inject(ModelsApi);
  protected readonly refused = signal<string | null>(null);
  protected readonly form = form(
    signal({ name: this.data.name, description: this.data.description }),
    (path) => validateStandardSchema(path, z.object({ name: ModelName, description: ModelDescription })),
    { submission: { action: () => this.run() } },
  );

  private async run(): Promise<TreeValidationResult> {
    this.refused.set(null);
    try {
      await this.api.change(this.data.modelId, this.form().value());
      this.dialog.close(true);
    } catch (error) {
      const { code, detail } = told(error);
      if (code === 'model_name_taken') return [{ kind: 'server', message: detail, fieldTree: this.form.name }];
      this.refused.set(detail);
    }
    return undefined;
  }
}
