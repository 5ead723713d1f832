import { NgTemplateOutlet } from '@angular/common';
import { httpResource } from '@angular/common/http';
import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  Injector,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { type LeadListItem, type MergePreview, type MergeRequest, mostLeadsInMerge } from '@heatline/contracts';
import { Avatar, Button, counted, formatCount, Icon, IconButton, LoadingLine, Skeleton, Tag } from '@heatline/ui';
import { held } from '../../api/held';
import { newKey } from '../../api/new-key';
import { told } from '../../api/told';
import { Live } from '../../live/live';
import { reloads, soon } from '../../live/soon';
import { Refused } from '../../refused';
import { LeadSearch } from './lead-search';
import { isOpen, MergeApi } from './merge-api';
import { type MergeCandidate, mergeCandidate } from './merge-candidate';
import { MergeOutcome } from './merge-outcome';

export interface MergeData {
  /** Who takes part at first, in this order. */
  readonly leads: readonly MergeCandidate[];
  /** Whose page it is: stays, unless another is chosen, and takes part always. Null: who stays is asked, the one with most events proposed. */
  readonly pinned: string | null;
}

/** A merge that was begun. */
export interface MergeStarted extends MergeRequest {
  readonly mergeId: string;
  readonly runId: string;
}

/** Which leads become one, which of them stays, and what that does; nothing is written before the button is pressed. */
@Component({
  selector: 'hl-merge-dialog',
  imports: [
    Avatar,
    Button,
    Icon,
    IconButton,
    LeadSearch,
    LoadingLine,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MergeOutcome,
    NgTemplateOutlet,
    Refused,
    Skeleton,
    Tag,
  ],
  templateUrl: './merge-dialog.html',
  styleUrl: './merge-dialog.css',
})
export class MergeDialog {
  protected readonly data = inject<MergeData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<MergeDialog, MergeStarted>>(MatDialogRef);
  private readonly api = inject(MergeApi);
  private readonly injector = inject(Injector);
  private readonly host: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly search = viewChild.required(LeadSearch);
  private readonly go = viewChild.required<unknown, ElementRef<HTMLButtonElement>>('go', { read: ElementRef });

  private readonly leads = signal(this.data.leads);
  private readonly picked = signal(this.data.pinned);
  /** The one with most events. */
  private readonly proposed = signal<string | null>(null);
  private readonly staying = computed(() => {
    const taking = this.ids();
    return [this.picked(), this.proposed()].find((id) => id !== null && taking.includes(id)) ?? taking[0];
  });
  protected readonly ids = computed(() => this.leads().map(({ leadId }) => leadId));
  private readonly request = computed((): MergeRequest | undefined => {
    const targetId = this.staying();
    const leadIds = this.ids().filter((leadId) => leadId !== targetId);
    return targetId && leadIds.length ? { targetId, leadIds } : undefined;
  });
  protected readonly count = computed(() => this.request()?.leadIds.length ?? 0);

  protected readonly preview = httpResource<MergePreview>(() => {
    const body = this.request();
    return body && body.leadIds.length <= mostLeadsInMerge
      ? { url: '/api/leads/merge/preview', method: 'POST', body }
      : undefined;
  });
  private readonly heldPreview = held(this.preview);
  /** What was last known stays in sight while it is asked anew. */
  protected readonly outcome = computed(() => (this.count() ? this.heldPreview() : undefined));
  protected readonly failure = computed(() => {
    const error = this.preview.error();
    return error && !this.preview.isLoading() ? told(error) : null;
  });
  /** The lead that went into another one meanwhile, and has to be left out. */
  protected readonly misfit = computed(() => {
    const { code, details } = this.failure() ?? {};
    const leadId = code === 'lead_already_merged' || code === 'lead_not_found' ? details?.['leadId'] : undefined;
    return this.views().find((lead) => lead.leadId === leadId && lead.removable);
  });

  protected readonly views = computed(() => {
    const { target, leads = [] } = this.heldPreview() ?? {};
    const known = new Map([...(target ? [target] : []), ...leads].map((lead) => [lead.leadId, lead]));
    const staying = this.staying();
    let absorbed = 0;
    return this.leads().map((lead) => {
      const stays = lead.leadId === staying;
      const place = stays ? 0 : ++absorbed;
      return {
        leadId: lead.leadId,
        name: lead.name ?? known.get(lead.leadId)?.name ?? 'Lead',
        about: lead.about,
        counts: known.get(lead.leadId),
        stays,
        movable: place > 1,
        removable: lead.leadId !== this.data.pinned,
      };
    });
  });
  protected readonly stayingName = computed(() => this.views().find(({ stays }) => stays)?.name ?? '');
  /** Two that lie side by side; of more, or where nobody said which one stays, one is chosen. */
  protected readonly two = computed(() => this.data.pinned !== null && this.leads().length === 2);
  protected readonly choosing = computed(() => this.leads().length > 1 && !this.two());
  protected readonly full = computed(() => this.leads().length > mostLeadsInMerge);
  protected readonly tooMany = computed(() => this.leads().length > mostLeadsInMerge + 1);

  protected readonly starting = signal(false);
  protected readonly refused = signal<string | null>(null);
  protected readonly possible = computed(
    () => this.count() > 0 && !this.tooMany() && !this.failure() && !this.starting(),
  );
  /** What it does is shown, too. While that is asked anew the button keeps the focus. */
  protected readonly ready = computed(() => this.possible() && !this.preview.isLoading() && this.preview.hasValue());
  protected readonly title = computed(() => (this.count() ? `Merge ${counted(this.count(), 'lead')}` : 'Merge leads'));
  protected readonly missing = computed(() => {
    if (!this.count()) return 'Choose a lead to merge';
    if (this.tooMany()) return 'Too many leads at once';
    return this.failure() ? 'Without a preview nothing is merged' : null;
  });
  /** The same wish again is the same merge. */
  private readonly key = computed(() => (this.request(), newKey()));
  protected readonly most = mostLeadsInMerge;
  protected readonly facts = [
    { key: 'events', title: 'Events' },
    { key: 'aliases', title: 'Aliases' },
    { key: 'sessions', title: 'Sessions' },
  ] as const;
  protected readonly format = formatCount;

  constructor() {
    effect(() => {
      const preview = this.heldPreview();
      if (preview) untracked(() => this.propose(preview));
    });
    const until = inject(DestroyRef);
    const again = reloads(this.preview);
    const reload = soon(() => this.count() && !this.starting() && again(), until, 300);
    const concerns = (leadIds: readonly string[]) => !leadIds.length || leadIds.some((id) => this.ids().includes(id));
    const live = inject(Live);
    live.listen('leads.changed', ({ leadIds }) => concerns(leadIds) && reload(), until, reload);
    live.listen('scores.changed', ({ leadIds }) => concerns(leadIds) && reload(), until);
  }

  protected add(lead: LeadListItem) {
    if (!this.ids().includes(lead.leadId)) this.leads.update((leads) => [...leads, mergeCandidate(lead)]);
    this.refused.set(null);
    this.search().focus();
  }

  protected remove(leadId: string) {
    this.leads.update((leads) => leads.filter((lead) => lead.leadId !== leadId));
    if (this.picked() === leadId) this.picked.set(this.data.pinned);
    this.refused.set(null);
    this.search().focus();
  }

  protected keep(leadId: string) {
    this.picked.set(leadId);
    this.refused.set(null);
  }

  protected swap() {
    const other = this.views().find(({ stays }) => !stays);
    if (other) this.keep(other.leadId);
  }

  /** Before the one that is absorbed before it. */
  protected moveUp(leadId: string) {
    const absorbed = this.views().filter(({ stays }) => !stays);
    const before = absorbed[absorbed.findIndex((lead) => lead.leadId === leadId) - 1]?.leadId;
    this.leads.update((leads) => {
      const moved = leads.find((lead) => lead.leadId === leadId);
      const rest = leads.filter((lead) => lead.leadId !== leadId);
      const at = rest.findIndex((lead) => lead.leadId === before);
      return moved && at >= 0 ? rest.toSpliced(at, 0, moved) : leads;
    });
    // What is moved loses the focus, and at its end the button that moves it goes away: not to the one beside it, which takes it out.
    const part = (name: string) => this.host.querySelector<HTMLElement>(`[data-lead="${leadId}"] ${name}`);
    this.afterwards(() => (part('[title="Move up"]') ?? part('input'))?.focus());
  }

  protected async merge() {
    const request = this.request();
    if (!request || !this.ready()) return;
    this.starting.set(true);
    // Whoever closes it now would not be told what became of it.
    this.dialog.disableClose = true;
    this.refused.set(null);
    try {
      const { mergeId, runId } = await this.api.start(request, this.key());
      this.dialog.close({ ...request, mergeId, runId });
    } catch (error) {
      const failure = told(error);
      const why = failure.issues[0]?.message ?? failure.detail;
      this.refused.set(
        isOpen(failure)
          ? `Nobody can say yet whether the leads were merged. ${why} Pressed again, it is done once.`
          : `Nothing was merged. ${why}`,
      );
      this.afterwards(() => this.go().nativeElement.focus());
    } finally {
      this.starting.set(false);
      this.dialog.disableClose = false;
    }
  }

  /** Once: what is read while somebody looks changes nothing that they have seen. */
  private propose({ target, leads }: MergePreview) {
    const proposed = this.proposed();
    if (this.picked() !== null || (proposed !== null && this.ids().includes(proposed))) return;
    const most = [target, ...leads].reduce((one, other) => (other.events > one.events ? other : one));
    this.proposed.set(most.leadId);
  }

  private afterwards(focus: () => void) {
    afterNextRender(focus, { injector: this.injector });
  }
}
