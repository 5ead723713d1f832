import { httpResource } from '@angular/common/http';
import { Component, computed, DestroyRef, inject, input } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import type { listAudit, ReplyOf } from '@heatline/contracts';
import { Failed, Icon, ListFoot, LoadingLine, RelativeTime, Skeleton, StateBlock } from '@heatline/ui';
import { held } from '../../api/held';
import { PageTrail } from '../../api/page-trail';
import { told } from '../../api/told';
import { Live } from '../../live/live';
import { soon } from '../../live/soon';
import { Viewport } from '../../viewport';
import { AdminsOnly } from '../admins-only';
import { isAdmin } from '../may';
import { actorWords, auditIcon, auditWords } from './audit-words';

const pageSize = 50;

/** Who changed what, newest first; which page stands in the address. */
@Component({
  selector: 'hl-audit-page',
  imports: [AdminsOnly, Failed, Icon, ListFoot, LoadingLine, RelativeTime, Skeleton, StateBlock],
  templateUrl: './audit-page.html',
  styleUrls: ['../../table-page.css', '../settings-table.css', './audit-page.css'],
})
export class AuditPage {
  /** Where the page begins; absent: with the newest. */
  readonly cursor = input<string>();

  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  protected readonly viewport = inject(Viewport);
  protected readonly admin = isAdmin();
  protected readonly skeletons = [180, 240, 150, 210, 190, 260];
  private readonly trail = new PageTrail();

  private readonly resource = httpResource<ReplyOf<typeof listAudit>>(() => {
    const cursor = this.cursor();
    return this.admin() ? { url: '/api/audit', params: { limit: pageSize, ...(cursor ? { cursor } : {}) } } : undefined;
  });
  private readonly shown = held(this.resource);
  protected readonly loading = this.resource.isLoading;
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error && !this.loading() ? told(error) : null;
  });
  protected readonly rows = computed(() =>
    this.shown()?.items.map((entry) => ({
      id: entry.id,
      at: entry.at,
      who: actorWords(entry.actor),
      what: auditWords(entry),
      icon: auditIcon(entry.action),
    })),
  );
  protected readonly hasNext = computed(() => !!this.shown()?.nextCursor);

  constructor() {
    const until = inject(DestroyRef);
    const reload = soon(() => this.reload(), until);
    inject(Live).listen('members.changed', reload, until, reload);
  }

  protected reload() {
    this.resource.reload();
  }

  protected next() {
    const cursor = this.shown()?.nextCursor;
    if (!cursor) return;
    this.trail.leave(this.cursor() ?? null);
    this.go(cursor);
  }

  /** The page before, or the newest one when it is not known how one came here. */
  protected previous() {
    this.go(this.trail.before(this.cursor() ?? null));
  }

  private go(cursor: string | null) {
    void this.router.navigate([], { relativeTo: this.route, queryParams: { cursor } });
  }
}
