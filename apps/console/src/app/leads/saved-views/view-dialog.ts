import { Component, inject, signal } from '@angular/core';
import { form, type TreeValidationResult, validateStandardSchema } from '@angular/forms/signals';
import { MatCheckbox } from '@angular/material/checkbox';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { type SavedView, type ViewContent, ViewDraft } from '@heatline/contracts';
import { formDialog } from '../../form-dialog';
import { told } from '../../api/told';
import { Session } from '../../session/session';
import { ViewsApi } from './views-api';

export interface ViewDialogData {
  /** Is renamed; without one a new view is made. */
  readonly view?: SavedView;
  readonly content: ViewContent;
}

/** The name of a view, and who sees it. */
@Component({
  selector: 'hl-view-dialog',
  imports: [formDialog, MatCheckbox],
  template: `
    <form [formRoot]="form">
      <h2 mat-dialog-title>{{ data.view ? 'Rename view' : 'Save view' }}</h2>
      <mat-dialog-content>
        <hl-field label="Name" [error]="form.name().touched() ? form.name().errors()[0]?.message : null">
          <input hlInput placeholder="Hot this week" [formField]="form.name" />
        </hl-field>
        @if (!data.view && mayShare) {
          <mat-checkbox [checked]="shared()" (change)="shared.set($event.checked)"
            >Share with everybody in the workspace</mat-checkbox
          >
        }
        <hl-refused [words]="refused()" />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button hlButton class="quiet" type="button" mat-dialog-close>Cancel</button>
        <button hlButton="filled" type="submit" [disabled]="form().submitting()">
          {{ data.view ? 'Rename' : 'Save view' }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    mat-checkbox {
      margin-top: 10px;
    }
  `,
})
export class ViewDialog {
  protected readonly data = inject<ViewDialogData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<ViewDialog, SavedView>>(MatDialogRef);
  private readonly api = inject(ViewsApi);
  protected readonly mayShare = inject(Session).me()?.role !== 'viewer';
  protected readonly shared = signal(false);
  protected readonly refused = signal<string | null>(null);
  protected readonly form = form(
    signal({ name: this.data.view?.name ?? '' }),
    (path) => validateStandardSchema(path, ViewDraft.pick({ name: true })),
    { submission: { action: () => this.run() } },
  );

  private async run(): Promise<TreeValidationResult> {
    this.refused.set(null);
    const { view, content } = this.data;
    const { name } = this.form().value();
    try {
      this.dialog.close(
        view
          ? await this.api.change(view.viewId, { version: view.version, name })
          : await this.api.create({ ...content, name, shared: this.shared() }),
      );
    } catch (error) {
      const { code, detail } = told(error);
      if (code === 'view_name_taken') return [{ kind: 'server', message: detail, fieldTree: this.form.name }];
      this.refused.set(detail);
    }
    return undefined;
  }
}
