import { Component, computed, type ElementRef, inject, viewChild } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { RouterLink } from '@angular/router';
import { Button, counted, formatShortDay, Icon, IconButton, Skeleton, Tag } from '@heatline/ui';
import { VersionShares } from '../../../api/version-shares';
import { Session } from '../../../session/session';
import { kindTitles } from '../../model-words';
import { DraftState } from '../draft-state';
import { OpenDraft } from '../open-draft';
import { OpenModel } from '../open-model';
import { RunStrip } from '../run-strip/run-strip';
import { ModelCommands } from './model-commands';

/** What the open model is and what is in force of it, whether its draft is saved, and what can be done with it now. */
@Component({
  selector: 'hl-model-head',
  imports: [
    Button,
    DraftState,
    Icon,
    IconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    MatSlideToggle,
    RouterLink,
    RunStrip,
    Skeleton,
    Tag,
  ],
  providers: [ModelCommands],
  templateUrl: './model-head.html',
  styleUrls: ['../../head.css', './model-head.css'],
})
export class ModelHead {
  protected readonly open = inject(OpenModel);
  protected readonly draft = inject(OpenDraft);
  protected readonly commands = inject(ModelCommands);
  private readonly share = inject(VersionShares);
  private readonly session = inject(Session);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly kindTitles = kindTitles;

  protected readonly ofAccounts = computed(() => this.open.model()?.kind === 'account');
  protected readonly neverPublished = computed(() => {
    const model = this.open.model();
    return model?.publishedVersion === null && model.pendingVersion === null;
  });
  protected readonly publishedWords = computed(() => {
    const model = this.open.model();
    if (!model) return '';
    if (this.neverPublished()) return 'Never published';
    const day = model.publishedAt
      ? ` published ${formatShortDay(new Date(model.publishedAt), this.session.timeZone())}`
      : '';
    const pending = model.pendingVersion === null ? '' : ` · v${model.pendingVersion} is being prepared`;
    return `v${model.publishedVersion ?? model.pendingVersion}${day}${pending}`;
  });
  protected readonly changedWords = computed(() => {
    const count = this.draft.changes().length;
    const compared = this.draft.published() !== undefined || this.neverPublished();
    // Behind what is in force, which stands first.
    if (!this.publishedWords() || !this.draft.definition() || !compared) return null;
    return count ? `${counted(count, 'change')} in draft` : null;
  });
  /** Who may what the member may not; null when they may all of it, or nobody may. */
  protected readonly refusedByRole = computed((): string | null => {
    const model = this.open.model();
    if (!model || model.archivedAt || this.open.mayPublish()) return null;
    return this.open.mayEdit()
      ? 'Admins recalculate and publish'
      : 'Admins recalculate and publish; they and marketers simulate and edit';
  });
  /** Why Publish cannot be pressed; null when it can. */
  protected readonly unpublishable = computed((): string | null => {
    if (!this.open.mayPublish()) return 'Admins publish';
    if (!this.draft.definition()) return 'The draft is loading';
    if (this.draft.state() === 'conflict') return 'Choose a draft first';
    if (this.open.versionsFailure() && !this.open.versions()) return 'The versions did not load';
    const wrong = this.draft.issues().length;
    if (wrong) return `${counted(wrong, 'field')} to put right`;
    if (this.draft.problem() !== null) return 'The draft is not saved';
    if (!this.draft.definition()?.rules.length) return 'Add a rule first';
    return this.draft.changes().length ? null : 'No changes to publish';
  });
  /** Why the draft cannot be simulated; null when it can. */
  protected readonly unsimulable = computed((): string | null => {
    if (!this.open.mayEdit()) return 'Admins and marketers simulate';
    if (!this.draft.definition()) return 'The draft is loading';
    if (this.draft.state() === 'conflict') return 'Choose a draft first';
    if (this.draft.issues().length) return `${counted(this.draft.issues().length, 'field')} to put right`;
    if (this.draft.problem() !== null) return 'The draft is not saved';
    return this.draft.definition()?.rules.length ? null : 'Add a rule first';
  });
  /** As in "62% of scores are of v8"; null when all are. */
  protected readonly shareWords = computed(() => {
    const model = this.open.model();
    return model ? this.share.wordsOf(model, this.open.openRun()) : null;
  });
  /** Why everybody cannot be recalculated; null when they can. */
  protected readonly notNow = computed((): string | null => {
    const model = this.open.model();
    if (!model || !this.open.mayPublish()) return 'Admins recalculate';
    if (model.publishedVersion === null) return 'Publish the model first';
    if (!model.active) return 'Switch the model on first';
    return this.open.openRun() ? 'A recalculation is under way' : null;
  });

  protected async activate(active: boolean, toggle: MatSlideToggle) {
    // The switch follows what the server says, not the press.
    toggle.checked = !active;
    await this.commands.change({ active });
    toggle.checked = this.open.model()?.active ?? false;
  }

  protected async publish() {
    // The button that was pressed has nothing left to publish.
    if (await this.commands.publish()) this.heading()?.nativeElement.focus();
  }
}
