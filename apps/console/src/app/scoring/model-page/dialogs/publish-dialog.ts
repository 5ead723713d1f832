import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { PublishRequest } from '@heatline/contracts';
import { counted, Field, Icon, Input } from '@heatline/ui';
import { told } from '../../../api/told';
import { ModelsApi } from '../../models-api';
import type { DraftChange } from '../draft-changes';

export interface PublishData {
  readonly modelId: string;
  /** The number that the new version gets. */
  readonly next: number;
  readonly draftVersion: number | undefined;
  readonly active: boolean;
  /** Empty for the first version. */
  readonly changes: readonly DraftChange[];
  readonly ruleCount: number;
}

/** What is new, a note for colleagues, and whether everybody is recalculated at once. */
@Component({
  selector: 'hl-publish-dialog',
  imports: [
    Field,
    FormField,
    FormRoot,
    Icon,
    Input,
    MatButton,
    MatCheckbox,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
  ],
  template: `
    <form [formRoot]="form">
      <h2 mat-dialog-title>Publish v{{ data.next }}</h2>
      <mat-dialog-content>
        @if (data.changes.length) {
          <ul>
            @for (change of data.changes.slice(0, 8); track $index) {
              <li>
                <hl-icon
                  class="s16"
                  [name]="change.kind === 'added' ? 'add' : change.kind === 'removed' ? 'remove' : 'edit'"
                />{{ change.words }}
              </li>
            }
            @if (data.changes.length > 8) {
              <li class="muted">and {{ counted(data.changes.length - 8, 'more change') }}</li>
            }
          </ul>
        } @else {
          <p>The first version, with {{ counted(data.ruleCount, 'rule') }}.</p>
        }
        <hl-field label="Note" hint="For your colleagues: why" [error]="form.note().errors()[0]?.message">
          <textarea hlInput rows="3" [formField]="form.note"></textarea>
        </hl-field>
        @if (data.active) {
          <mat-checkbox [checked]="recalculate()" (change)="recalculate.set($event.checked)"
            >Recalculate all contacts at once</mat-checkbox
          >
        } @else {
          <p class="small muted">The model is off: switch it on to score everybody.</p>
        }
        <div role="alert">
          @if (refused(); as words) {
            <p class="hint err"><hl-icon name="error" class="s16" />{{ words }}</p>
          }
        </div>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton class="quiet" type="button" mat-dialog-close>Cancel</button>
        <button matButton="filled" type="submit" [disabled]="form().submitting()">
          {{ form().submitting() ? 'Publishing' : 'Publish v' + data.next }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    li {
      display: flex;
      align-items: center;
      gap: 8px;
      padding: 3px 0;
    }
    li hl-icon {
      color: var(--mat-sys-on-surface-variant);
    }
    ul {
      margin-bottom: 14px;
    }
    mat-checkbox {
      margin: 8px 0 0 -6px;
    }
  `,
})
export class PublishDialog {
  protected readonly data = inject<PublishData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<PublishDialog, object>>(MatDialogRef);
  private readonly api = inject(ModelsApi);
  protected readonly recalculate = signal(true);
  protected readonly refused = signal<string | null>(null);
  protected readonly counted = counted;
  protected readonly form = form(
    signal({ note: '' }),
    (path) => validateStandardSchema(path, PublishRequest.pick({ note: true })),
    { submission: { action: () => this.run() } },
  );

  private async run() {
    this.refused.set(null);
    try {
      const version = this.data.draftVersion;
      this.dialog.close(
        await this.api.publish(this.data.modelId, {
          note: this.form().value().note,
          recalculate: this.recalculate() && this.data.active,
          ...(version === undefined ? {} : { version }),
        }),
      );
    } catch (error) {
      const failure = told(error);
      this.refused.set(failure.issues[0]?.message ?? failure.detail);
    }
    return undefined;
  }
}
