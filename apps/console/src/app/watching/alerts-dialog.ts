import { Component, computed, inject, signal } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { type Model, type WatchedLead, WatchThreshold } from '@heatline/contracts';
import { Button, Field, Icon, IconButton, Input } from '@heatline/ui';
import { Refused } from '../refused';
import { told } from '../api/told';
import { WatchApi } from '../leads/watch/watch-api';

export interface AlertsQuestion {
  readonly leadId: string;
  readonly name: string;
  readonly alertOnEngagement: boolean;
  readonly thresholds: WatchedLead['thresholds'];
  /** Those that score leads. */
  readonly models: readonly Model[];
}

interface Typed {
  readonly modelId: string;
  readonly direction: 'up' | 'down';
  readonly score: string;
}

/** Asks what the member wants to be told of a lead that they watch. */
@Component({
  selector: 'hl-alerts-dialog',
  imports: [
    Button,
    Field,
    Icon,
    IconButton,
    Input,
    MatCheckbox,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    Refused,
  ],
  templateUrl: './alerts-dialog.html',
  styleUrl: './alerts-dialog.css',
})
export class AlertsDialog {
  private readonly watching = inject(WatchApi);
  private readonly dialog = inject(MatDialogRef);
  protected readonly question = inject<AlertsQuestion>(MAT_DIALOG_DATA);
  protected readonly engagement = signal(this.question.alertOnEngagement);
  protected readonly typed = signal<Typed[]>(
    this.question.thresholds.map((threshold) => ({ ...threshold, score: String(threshold.score) })),
  );
  protected readonly tried = signal(false);
  protected readonly saving = signal(false);
  protected readonly refused = signal<string | null>(null);
  protected readonly complaints = computed(() => this.typed().map((one, index) => this.complaintOf(one, index)));

  protected add() {
    const modelId = this.question.models[0]?.modelId ?? '';
    const hasUp = this.typed().some((one) => one.modelId === modelId && one.direction === 'up');
    this.typed.update((all) => [...all, { modelId, direction: hasUp ? 'down' : 'up', score: '' }]);
    this.tried.set(false);
  }

  protected change(index: number, change: Partial<Typed>) {
    this.typed.update((all) => all.map((one, at) => (at === index ? { ...one, ...change } : one)));
  }

  protected remove(index: number) {
    this.typed.update((all) => all.filter((_, at) => at !== index));
  }

  protected async save() {
    this.tried.set(true);
    this.refused.set(null);
    if (this.complaints().some((complaint) => complaint !== null)) return;
    this.saving.set(true);
    try {
      const thresholds = this.typed().map((one) => ({ ...one, score: Number(one.score) }));
      await this.watching.change(this.question.leadId, { alertOnEngagement: this.engagement(), thresholds });
      this.dialog.close(true);
    } catch (error) {
      this.refused.set(told(error).detail);
    } finally {
      this.saving.set(false);
    }
  }

  private complaintOf(one: Typed, index: number): string | null {
    if (one.score.trim() === '') return 'Give a number of points';
    const read = WatchThreshold.safeParse({ ...one, score: Number(one.score) });
    if (!read.success) return 'Give points with at most two decimals';
    const twice = this.typed().findIndex((other) => other.modelId === one.modelId && other.direction === one.direction);
    return twice < index ? 'There is one of this kind above' : null;
  }
}
