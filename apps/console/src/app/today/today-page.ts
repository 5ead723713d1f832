import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Failed, LoadingLine, PageHead } from '@heatline/ui';
import { leadKinds } from '../leads/model-choice';
import { ModelQuestions } from '../leads/model-picker/model-questions';
import { NoScoresYet } from '../leads/no-scores/no-scores-yet';
import { Session } from '../session/session';
import { Today } from './today';
import { fallenFilter, hotLevels, mineFilter, risenFilter, watchedFilter } from './today-lists';
import { TodaySection } from './today-section';

/** Where the day begins: my leads that became hot, those that fell, and what I watch. */
@Component({
  selector: 'hl-today-page',
  imports: [Failed, LoadingLine, ModelQuestions, NoScoresYet, PageHead, RouterLink, TodaySection],
  providers: [Today],
  templateUrl: './today-page.html',
  styleUrl: './today-page.css',
})
export class TodayPage {
  protected readonly today = inject(Today);
  private readonly session = inject(Session);
  protected readonly kinds = leadKinds;
  /** As in "Hot or Ready". */
  protected readonly hot = computed(() => {
    const model = this.today.model();
    return model
      ? hotLevels(model)
          .map(({ name }) => name)
          .join(' or ')
      : '';
  });
  protected readonly firstName = computed(() => this.session.me()?.name.trim().split(/\s+/)[0] ?? '');
  /** Nothing of a model can be shown without one. */
  protected readonly scored = computed(() => (this.today.noModel() ? false : null));
  protected readonly risen = computed(() => {
    const model = this.today.model();
    return model ? risenFilter(model) : mineFilter;
  });
  protected readonly fallen = computed(() => {
    const model = this.today.model();
    return model ? fallenFilter(model) : mineFilter;
  });
  /** Sorts of the list are by kind of model. */
  protected readonly kind = computed(() => this.today.model()?.kind ?? 'engagement');
  protected readonly watched = watchedFilter;
  protected readonly mineQuery = { filter: JSON.stringify(mineFilter) };
  protected readonly freeQuery = { filter: JSON.stringify({ owner: [null] }) };
}
