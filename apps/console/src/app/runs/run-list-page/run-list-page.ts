import { NgTemplateOutlet } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { Component, computed, DestroyRef, inject } from '@angular/core';
import { MatProgressBar } from '@angular/material/progress-bar';
import { Router, RouterLink } from '@angular/router';
import {
  type getModel,
  isClosed,
  type listExportFiles,
  type listRuns,
  onlyReads,
  type ReplyOf,
  type Run,
  runKinds,
  type RunStateGroup,
} from '@heatline/contracts';
import {
  Avatar,
  Button,
  counted,
  DISPLAY_TIME_ZONE,
  Failed,
  formatCount,
  formatShortDay,
  Icon,
  Input,
  ListFoot,
  LoadingLine,
  PageHead,
  RelativeTime,
  Skeleton,
  StateBlock,
  Tag,
  Ticker,
} from '@heatline/ui';
import { formatBytes } from '@heatline/ui/details';
import { AddressNote } from '../../address-note';
import { ActiveRuns } from '../../api/active-runs';
import { held } from '../../api/held';
import { keysOf, oneOf } from '../../api/known';
import { Members } from '../../api/members';
import { Models } from '../../api/models';
import { PagedAddress } from '../../api/paged-list';
import { aboutOf, parkedWords, percentOf, reasonOf, starterOf, stateOf } from '../../api/run-words';
import { isMissing, told } from '../../api/told';
import { Live } from '../../live/live';
import { soon } from '../../live/soon';
import { fileStateOf } from '../file-state';
import { isFiltered, type ListView, paramsOf, requestOf, viewOf } from './list-view';

const chips: readonly { group: RunStateGroup | null; title: string }[] = [
  { group: null, title: 'All' },
  { group: 'active', title: 'Active' },
  { group: 'attention', title: 'Needs attention' },
  { group: 'finished', title: 'Finished' },
];

const starterIcons = { member: 'person', apiKey: 'key', schedule: 'schedule', system: 'autorenew' } as const;

/** Every durable job, newest first, live. */
@Component({
  selector: 'hl-run-list-page',
  imports: [
    AddressNote,
    Avatar,
    Button,
    Failed,
    Icon,
    Input,
    ListFoot,
    LoadingLine,
    MatProgressBar,
    NgTemplateOutlet,
    PageHead,
    RelativeTime,
    RouterLink,
    Skeleton,
    StateBlock,
    Tag,
  ],
  templateUrl: './run-list-page.html',
  styleUrls: ['../../table-page.css', './run-list-page.css'],
})
export class RunListPage {
  private readonly router = inject(Router);
  private readonly members = inject(Members);
  private readonly active = inject(ActiveRuns);
  private readonly ticker = inject(Ticker);
  private readonly zone = inject(DISPLAY_TIME_ZONE);
  protected readonly models = inject(Models);
  private readonly address = new PagedAddress<ListView>({ viewOf, paramsOf });
  protected readonly view = this.address.view;

  /** The model in the address, when the lists do not have it: it may have been archived, or there is none. */
  private readonly unlisted = httpResource<ReplyOf<typeof getModel>>(() => {
    const { modelId } = this.view();
    const known = !this.models.loaded() || this.models.all().some((model) => model.modelId === modelId);
    return modelId && !known ? `/api/models/${encodeURIComponent(modelId)}` : undefined;
  });
  protected readonly unlistedModel = computed(() => (this.unlisted.hasValue() ? this.unlisted.value() : null));
  /** The address asks for the runs of a model that there is not. */
  protected readonly noSuchModel = computed(() => {
    const error = this.unlisted.error();
    return error !== undefined && isMissing(told(error));
  });
  /** Nobody can tell yet whether there is such a model. */
  private readonly undecided = computed(
    () =>
      this.view().modelId !== null && (this.unlisted.isLoading() || (!this.models.loaded() && !this.models.error())),
  );
  /** What the address asks for, as far as it can be looked at. */
  private readonly looked = computed(() => (this.noSuchModel() ? { ...this.view(), modelId: null } : this.view()));
  private readonly page = httpResource<ReplyOf<typeof listRuns>>(() =>
    this.undecided()
      ? undefined
      : {
          url: '/api/runs',
          params: requestOf(this.looked()),
        },
  );
  private readonly shown = held(this.page);
  /** What the runs of this page have made, if anything. */
  private readonly files = httpResource(
    () => {
      const runIds = (this.shown()?.items ?? []).flatMap(({ kind, state, runId }) =>
        onlyReads(kind) && state === 'completed' ? [runId] : [],
      );
      return runIds.length ? { url: '/api/leads/exports', params: { runId: runIds.join(','), limit: 200 } } : undefined;
    },
    { parse: (raw) => (raw as ReplyOf<typeof listExportFiles>).items },
  );
  protected readonly loading = computed(() => this.undecided() || this.page.isLoading());
  protected readonly failure = computed(() => {
    const error = this.page.error();
    return error && !this.loading() ? told(error) : null;
  });
  protected readonly rows = computed(() => this.shown()?.items.map((run) => this.row(run)));
  protected readonly hasNext = computed(() => !!this.shown()?.nextCursor);
  protected readonly activeWords = computed(() => {
    const count = this.active.all().length;
    return count ? `${count} active` : null;
  });
  protected readonly chips = computed(() => {
    const all = this.active.all();
    const attention = all.filter((run) => run.state === 'parked' || run.slices.parked > 0).length;
    const counts = { active: all.length, attention, finished: 0 };
    return chips.map((chip) => ({ ...chip, count: chip.group ? counts[chip.group] : 0 }));
  });
  protected readonly kinds = keysOf(runKinds).map((kind) => ({ kind, title: runKinds[kind].title }));
  protected readonly filtered = computed(() => isFiltered(this.looked()));
  protected readonly skeletons = Array.from({ length: 10 }, (_, index) => 110 + ((index * 43) % 90));

  constructor() {
    const until = inject(DestroyRef);
    const reload = soon(() => this.page.reload(), until, 500);
    inject(Live).listen('runs.changed', reload, until, reload);
  }

  protected again() {
    this.page.reload();
  }

  protected look(change: Partial<ListView>) {
    return this.address.look(change);
  }

  protected kind(text: string) {
    void this.look({ kind: oneOf(keysOf(runKinds), text) ?? null });
  }

  protected next() {
    this.address.next(this.shown()?.nextCursor);
  }

  protected previous() {
    this.address.previous();
  }

  /** A click anywhere on a row opens the run, unless it was meant for its link or for marking text. */
  protected open(runId: string, event: MouseEvent) {
    if ((event.target as HTMLElement).closest('a') || getSelection()?.toString()) return;
    void this.router.navigate(['/runs', runId]);
  }

  private row(run: Run) {
    const state = stateOf(run);
    const parked = parkedWords(run);
    return {
      runId: run.runId,
      title: runKinds[run.kind].title,
      about: [aboutOf(run), changedWords(run)].filter(Boolean).join(', '),
      file: this.fileOf(run),
      state: parked && run.state !== 'parked' ? { words: parked, tone: 'bad' as const, icon: 'error' as const } : state,
      reason: reasonOf(run),
      dot:
        parked || run.state === 'failed' || run.state === 'parked'
          ? 'bad'
          : run.state === 'completed'
            ? 'ok'
            : isClosed(run.state)
              ? 'still'
              : 'on',
      percent: percentOf(run),
      moving: run.state === 'running' || run.state === 'queued',
      startedAt: run.startedAt ?? run.createdAt,
      by: starterOf(run, (id) => this.members.nameOf(id)),
      person: run.by.kind === 'member',
      icon: starterIcons[run.by.kind],
    };
  }

  private fileOf({ runId }: Run) {
    const files = this.files.hasValue() ? this.files.value() : [];
    const file = files.find((one) => one.runId === runId);
    if (!file) return null;
    const { fileName: name, bytes, expiresAt } = file;
    const state = fileStateOf(file, this.ticker.now());
    if (state !== 'ready') return { link: null, note: fileGone[state] };
    return {
      link: { name, url: `/api/runs/${runId}/file`, words: `Download ${formatBytes(bytes)}` },
      note: `until ${formatShortDay(new Date(expiresAt), this.zone())}`,
    };
  }
}

const fileGone = { expired: 'file expired', erased: 'file deleted', lost: 'file lost' };

/** Null where there is nothing to say. Where it is about how many of them, they are named already. */
function changedWords({ about, changed, kind, state, unit }: Run): string | null {
  if (state !== 'completed' || onlyReads(kind) || (about.kind === 'lead' && changed === 1)) return null;
  return `${about.kind === 'model' ? counted(changed, unit.replace(/s$/, '')) : formatCount(changed)} changed`;
}
