import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { ScoreCard } from '@heatline/contracts';
import { Confirm, Toaster } from '@heatline/ui';
import { told } from '../../../api/told';
import type { LedgerRow } from '../../../ledger/ledger';
import { HandMadeApi } from '../../hand-made-api';
import { type AdjustData, AdjustDialog } from './adjust-dialog';
import { ExplainedSubject } from './explained-subject';

/** What people do to a score by hand, each with its way back. */
@Injectable()
export class HandMade {
  private readonly open = inject(ExplainedSubject);
  private readonly api = inject(HandMadeApi);
  private readonly dialogs = inject(MatDialog);
  private readonly confirm = inject(Confirm);
  private readonly toaster = inject(Toaster);

  /** `from`: what was pressed for it, and has the focus again afterwards. */
  adjust({ modelId, modelName }: ScoreCard, from: HTMLElement): void {
    const data: AdjustData = { of: this.open.url(), modelId, modelName };
    const dialog = this.dialogs.open<AdjustDialog, AdjustData, true>(AdjustDialog, {
      data,
      width: '440px',
      restoreFocus: from,
    });
    dialog.afterClosed().subscribe((made) => made && this.open.reload());
  }

  async reset(card: ScoreCard, from: HTMLElement): Promise<void> {
    // Of the subject that is open now, also when another one is by the time of the answer.
    const url = this.open.url();
    const agreed = await this.confirm.ask({
      title: `Reset ${card.modelName}?`,
      words: 'Events before now no longer count for this score. They stay where they are, and the reset can be undone.',
      action: 'Reset score',
      danger: true,
      from,
    });
    if (!agreed) return;
    const { modelId } = card;
    if (!(await this.tried(() => this.api.resetScore(url, modelId), 'The score was not reset.'))) return;
    if (await this.toaster.done(`${card.modelName} was reset`, 'Undo')) await this.undoReset(card, url);
  }

  /** Whether it was undone. */
  async undo(card: ScoreCard, { kind, id }: NonNullable<LedgerRow['byHand']>): Promise<boolean> {
    if (kind === 'reset') return this.undoReset(card);
    const { modelId } = card;
    return this.tried(() => this.api.removeAdjustment(this.open.url(), modelId, id), 'The adjustment was not undone.');
  }

  private undoReset({ modelId }: ScoreCard, url = this.open.url()): Promise<boolean> {
    return this.tried(() => this.api.undoReset(url, modelId), 'The reset was not undone.');
  }

  private async tried(action: () => Promise<void>, failed: string): Promise<boolean> {
    try {
      await action();
      return true;
    } catch (error) {
      void this.toaster.failed(`${failed} ${told(error).detail}`);
      return false;
    } finally {
      this.open.reload();
    }
  }
}
