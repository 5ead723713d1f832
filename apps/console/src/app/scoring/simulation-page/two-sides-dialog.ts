import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import type { LevelBound, SimulationExplanation, SimulationSubject } from '@heatline/contracts';
import { Button, Failed, formatNumber, formatPoints, Icon, LevelTag, RelativeTime, Skeleton } from '@heatline/ui';
import { told } from '../../api/told';
import { bothSides } from './both-sides';

export interface TwoSidesData {
  readonly simulationId: string;
  readonly leadId: string;
  readonly subject: SimulationSubject;
  readonly levelsBefore: readonly LevelBound[];
  readonly levelsAfter: readonly LevelBound[];
}

/** One lead, or account, under both definitions: the two ledgers side by side, what differs first. */
@Component({
  selector: 'hl-two-sides-dialog',
  imports: [
    Button,
    Failed,
    Icon,
    LevelTag,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    RelativeTime,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './two-sides-dialog.html',
  styleUrl: './two-sides-dialog.css',
})
export class TwoSidesDialog {
  protected readonly data = inject<TwoSidesData>(MAT_DIALOG_DATA);
  private readonly resource = httpResource<SimulationExplanation>(
    () => `/api/simulations/${this.data.simulationId}/leads/${this.data.leadId}/explain`,
  );
  protected readonly explained = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error && !this.resource.isLoading() ? told(error) : null;
  });
  protected readonly rows = computed(() => {
    const explained = this.explained();
    return explained ? bothSides(explained) : [];
  });
  protected readonly sides = computed(() => {
    const explained = this.explained();
    if (!explained) return null;
    const { before, after } = explained;
    return {
      before: before && { ...before, badge: viewOf(this.data.levelsBefore, before.level) },
      after: { ...after, badge: viewOf(this.data.levelsAfter, after.level) },
      change: Math.round((after.score - (before?.score ?? 0)) * 100) / 100,
    };
  });
  protected readonly page = this.data.subject === 'account' ? '/accounts' : '/leads';
  protected readonly number = formatNumber;
  protected readonly points = formatPoints;

  protected again() {
    this.resource.reload();
  }
}

const viewOf = (levels: readonly LevelBound[], { key, name, tone }: { key: string; name: string; tone: string }) => ({
  name,
  tone,
  rank:
    Math.max(
      0,
      levels.findIndex((level) => level.key === key),
    ) + 1,
  of: levels.length || 1,
});
