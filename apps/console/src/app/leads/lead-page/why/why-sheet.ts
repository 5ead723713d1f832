import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, Failed, Icon, IconButton, Skeleton, Ticker } from '@heatline/ui';
import { Models } from '../../../api/models';
import { Viewport } from '../../../viewport';
import { kindTitles, leadKinds } from '../../model-choice';
import { AccountOfLead } from '../../account-page/account-of-lead';
import { accountName } from '../../account-name';
import { ChosenModels } from '../../model-picker/chosen-models';
import { NoScoresYet } from '../../no-scores/no-scores-yet';
import { OpenLead } from '../open-lead';
import { ShareButton } from '../share/share-button';
import { DifferenceCard } from './difference-card';
import { ExplainCard } from './explain-card';
import { InstantPicker } from './instant-picker';

const weekMs = 7 * 86_400_000;

/** Why the scores are what they are: one card a model, the chosen one first and open; as of now or of any past instant. */
@Component({
  selector: 'hl-why-sheet',
  imports: [
    AccountOfLead,
    Button,
    DifferenceCard,
    ExplainCard,
    Failed,
    Icon,
    IconButton,
    InstantPicker,
    NoScoresYet,
    RouterLink,
    ShareButton,
    Skeleton,
  ],
  templateUrl: './why-sheet.html',
  styleUrl: './why-sheet.css',
})
export class WhySheet {
  protected readonly open = inject(OpenLead);
  protected readonly viewport = inject(Viewport);
  private readonly models = inject(Models);
  private readonly ticker = inject(Ticker);

  /** The chosen models in the order of the columns, the one that is looked at first; then the others. */
  protected readonly cards = computed(() => {
    const shown = this.open.shown().map(({ card }) => card.modelId);
    const current = this.open.current()?.card.modelId;
    const place = (modelId: string) =>
      modelId === current ? -1 : shown.includes(modelId) ? shown.indexOf(modelId) : shown.length;
    return this.open
      .cards()
      .map((card) => ({
        card,
        model: this.models.all().find(({ modelId }) => modelId === card.modelId),
        title: card.kind === 'custom' ? card.modelName : kindTitles[card.kind],
        expanded: card.modelId === current,
      }))
      .sort((a, b) => place(a.card.modelId) - place(b.card.modelId));
  });

  /** The lead's account, while a model scores accounts. */
  private readonly accountChoice = inject(ChosenModels).account;
  protected readonly account = computed(() =>
    this.accountChoice() && !this.open.view().from ? (this.open.lead()?.account ?? null) : null,
  );
  protected readonly accountName = accountName;
  protected readonly scoring = leadKinds;

  /** What the score that is looked at is of, while no other instant is chosen. */
  protected readonly calculatedAt = computed(() => this.cards()[0]?.card.calculatedAt ?? null);

  /** Where a comparison begins: a week before what is looked at. */
  protected readonly weekBefore = () =>
    new Date(
      new Date(this.open.view().asOf ?? this.calculatedAt() ?? this.ticker.now()).getTime() - weekMs,
    ).toISOString();
}
