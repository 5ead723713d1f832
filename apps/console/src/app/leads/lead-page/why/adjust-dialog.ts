import { Component, inject, signal } from '@angular/core';
import { form, type TreeValidationResult, validateStandardSchema } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { AdjustmentDraft } from '@heatline/contracts';
import { DISPLAY_TIME_ZONE, Ticker } from '@heatline/ui';
import * as z from 'zod';
import { formDialog } from '../../../form-dialog';
import { told } from '../../../api/told';
import { HandMadeApi } from '../../hand-made-api';
import { instantOf, wallOf } from '../wall-time';

export interface AdjustData {
  /** The address of the lead or account. */
  readonly of: string;
  readonly modelId: string;
  readonly modelName: string;
}

/** Points given or taken by hand, with the reason, and an end if they have one. */
@Component({
  selector: 'hl-adjust-dialog',
  imports: [formDialog],
  template: `
    <form [formRoot]="form">
      <h2 mat-dialog-title>Adjust score</h2>
      <mat-dialog-content>
        <p class="muted">
          A line of its own in {{ data.modelName }}. It does not fade, stays through every recalculation, and can be
          undone.
        </p>
        <hl-field
          label="Points"
          hint="Negative numbers take points."
          [error]="form.points().touched() ? form.points().errors()[0]?.message : null"
        >
          <input hlInput type="number" step="0.01" [formField]="form.points" />
        </hl-field>
        <hl-field label="Reason" [error]="form.reason().touched() ? form.reason().errors()[0]?.message : null">
          <input hlInput [formField]="form.reason" />
        </hl-field>
        <hl-field label="Until" hint="Empty: for good.">
          <input hlInput type="datetime-local" [min]="earliest" [formField]="form.until" />
        </hl-field>
        <hl-refused [words]="refused()" />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button hlButton class="quiet" type="button" mat-dialog-close>Cancel</button>
        <button hlButton="filled" type="submit" [disabled]="form().submitting()">
          {{ form().submitting() ? 'Adjusting' : 'Adjust score' }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    hl-field {
      margin-top: 14px;
    }
  `,
})
export class AdjustDialog {
  protected readonly data = inject<AdjustData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<AdjustDialog, true>>(MatDialogRef);
  private readonly api = inject(HandMadeApi);
  private readonly zone = inject(DISPLAY_TIME_ZONE);
  /** Pressed twice, the points are given once. */
  private readonly idempotencyKey = crypto.randomUUID?.() ?? String(Math.random());
  protected readonly earliest = wallOf(inject(Ticker).now(), this.zone());
  protected readonly refused = signal<string | null>(null);
  protected readonly form = form(
    signal({ points: 10, reason: '', until: '' }),
    (path) =>
      validateStandardSchema(path, AdjustmentDraft.pick({ points: true, reason: true }).extend({ until: z.string() })),
    { submission: { action: () => this.run() } },
  );

  private async run(): Promise<TreeValidationResult> {
    this.refused.set(null);
    const { points, reason, until } = this.form().value();
    const expiresAt = until ? instantOf(until, this.zone())?.toISOString() : undefined;
    try {
      const { of, modelId } = this.data;
      const draft = { points, reason, ...(expiresAt ? { expiresAt } : {}) };
      await this.api.adjust(of, modelId, draft, this.idempotencyKey);
      this.dialog.close(true);
    } catch (error) {
      const { issues, detail } = told(error);
      this.refused.set(issues[0]?.message ?? detail);
    }
    return undefined;
  }
}
