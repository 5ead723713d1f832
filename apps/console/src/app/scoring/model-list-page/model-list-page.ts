import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatProgressBar } from '@angular/material/progress-bar';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { type listModels, type Model, type ReplyOf, roleAtLeast } from '@heatline/contracts';
import {
  Button,
  counted,
  Failed,
  Icon,
  LoadingLine,
  PageHead,
  RelativeTime,
  Skeleton,
  StateBlock,
  Tag,
} from '@heatline/ui';
import { held } from '../../api/held';
import { ActiveRuns } from '../../api/active-runs';
import { Models } from '../../api/models';
import { percentOf, stateOf } from '../../api/run-words';
import { told } from '../../api/told';
import { LazyDialogs } from '../../lazy-dialogs';
import { Session } from '../../session/session';
import { kindTitles, scheduleWords } from '../model-words';

/** All models: what they score, whether they are on, and how their recalculation goes. */
@Component({
  selector: 'hl-model-list-page',
  imports: [
    Button,
    Failed,
    Icon,
    LoadingLine,
    MatProgressBar,
    PageHead,
    RelativeTime,
    RouterLink,
    Skeleton,
    StateBlock,
    Tag,
  ],
  templateUrl: './model-list-page.html',
  styleUrls: ['../../table-page.css', './model-list-page.css'],
})
export class ModelListPage {
  protected readonly models = inject(Models);
  private readonly runs = inject(ActiveRuns);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly dialogs = inject(LazyDialogs);
  protected readonly mayEdit = computed(() => roleAtLeast(this.session.me()?.role ?? 'viewer', 'marketer'));
  /** The archived ones stand in the address: a colleague may be sent there to bring one back. */
  private readonly params = toSignal(inject(ActivatedRoute).queryParams, { requireSync: true });
  protected readonly archived = computed(() => this.params()['archived'] === 'true');
  private readonly archivedModels = httpResource(
    () => (this.archived() ? { url: '/api/models', params: { archived: true } } : undefined),
    { parse: (raw) => (raw as ReplyOf<typeof listModels>).items },
  );
  private readonly heldArchived = held(this.archivedModels);
  private readonly shown = computed(() =>
    this.archived() ? this.heldArchived() : this.models.loaded() ? this.models.all() : undefined,
  );
  protected readonly loaded = computed(() => this.shown() !== undefined);
  protected readonly failure = computed(() => {
    const error = this.archived() ? this.archivedModels.error() : this.models.error();
    return error && !this.loaded() ? told(error) : null;
  });
  protected readonly rows = computed(() =>
    (this.shown() ?? []).map((model) => {
      const run = this.runs.all().find(({ kind, about }) => kind === 'recalculateModel' && about.id === model.modelId);
      return {
        model,
        kind: kindTitles[model.kind],
        version: versionWords(model),
        schedule: scheduleWords(model),
        run: run ? { runId: run.runId, percent: percentOf(run), words: stateOf(run).words } : null,
      };
    }),
  );
  protected readonly counted = counted;
  protected readonly skeletons = [150, 110, 130, 120];

  protected reload() {
    if (this.archived()) this.archivedModels.reload();
    else this.models.reload();
  }

  /** A click anywhere on a row opens the model, unless it was meant for a link in it or for marking text. */
  protected open(model: Model, event: MouseEvent) {
    if ((event.target as HTMLElement).closest('a') || getSelection()?.toString()) return;
    void this.router.navigate(['/scoring', model.modelId]);
  }

  protected async add() {
    const modelId = await this.dialogs.open<null, string>(
      () => import('./new-model-dialog').then((m) => m.NewModelDialog),
      null,
      '720px',
    );
    if (modelId) await this.router.navigate(['/scoring', modelId]);
  }
}

function versionWords({ publishedVersion, pendingVersion, draftChanged }: Model): string {
  const version = publishedVersion === null ? 'Never published' : `v${publishedVersion}`;
  return [
    version,
    ...(pendingVersion === null ? [] : [`v${pendingVersion} being prepared`]),
    ...(draftChanged && publishedVersion !== null ? ['draft changed'] : []),
  ].join(', ');
}
