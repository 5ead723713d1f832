import { Component, computed, inject, signal } from '@angular/core';
import type { ScoreCard } from '@heatline/contracts';
import {
  Button,
  Failed,
  formatNumber,
  Icon,
  LevelTag,
  RelativeTime,
  Skeleton,
  Tag,
  Toaster,
  Trend,
} from '@heatline/ui';
import { badgeOf, Models } from '../../../api/models';
import { told } from '../../../api/told';
import { kindTitles } from '../../model-choice';
import { ModelQuestions } from '../../model-picker/model-questions';
import { OpenLead } from '../open-lead';
import { ScoreTrend } from '../trend/score-trend';

/** The course of a score, and what every active model says of the lead. */
@Component({
  selector: 'hl-scores-tab',
  imports: [Button, Failed, Icon, LevelTag, ModelQuestions, RelativeTime, ScoreTrend, Skeleton, Tag, Trend],
  templateUrl: './scores-tab.html',
  styleUrl: './scores-tab.css',
})
export class ScoresTab {
  protected readonly open = inject(OpenLead);
  private readonly models = inject(Models);
  private readonly toaster = inject(Toaster);
  protected readonly updating = signal<string | null>(null);
  protected readonly number = formatNumber;
  protected readonly kinds = kindTitles;
  protected readonly rows = computed(() =>
    this.open.cards().map((card) => {
      const model = this.models.all().find(({ modelId }) => modelId === card.modelId);
      return { card, level: card.level ? badgeOf(model, card.level) : null };
    }),
  );

  /** Draws and explains this score. */
  protected look({ modelId, kind }: ScoreCard) {
    const shown = this.open.shown().find(({ card }) => card.modelId === modelId);
    this.open.look(shown ? { kind: shown.kind, model: null, why: true } : { model: modelId, why: kind !== 'account' });
  }

  protected async update({ modelId, modelName }: ScoreCard) {
    this.updating.set(modelId);
    try {
      this.open.acceptCard(await this.open.updateScore(modelId));
      void this.toaster.done(`${modelName} updated`);
    } catch (error) {
      void this.toaster.failed(`${modelName} is as it was. ${told(error).detail}`);
    } finally {
      this.updating.set(null);
    }
  }
}
