import { httpResource } from '@angular/common/http';
import { Component, computed, DestroyRef, inject } from '@angular/core';
import type { listAudit, ReplyOf } from '@heatline/contracts';
import { Failed, Icon, ListFoot, LoadingLine, RelativeTime, Skeleton, StateBlock } from '@heatline/ui';
import { held } from '../../api/held';
import { PagedAddress } from '../../api/paged-list';
import { told } from '../../api/told';
import { Live } from '../../live/live';
import { soon } from '../../live/soon';
import { Viewport } from '../../viewport';
import { AdminsOnly } from '../admins-only';
import { isAdmin } from '../may';
import { auditIcon } from './audit-icon';
import { actorWords, auditWords } from './audit-words';

const pageSize = 50;

/** Who changed what, newest first; which page stands in the address. */
@Component({
  selector: 'hl-audit-page',
  imports: [AdminsOnly, Failed, Icon, ListFoot, LoadingLine, RelativeTime, Skeleton, StateBlock],
  templateUrl: './audit-page.html',
  styleUrls: ['../../table-page.css', '../settings-table.css', './audit-page.css'],
})
export class AuditPage {
  private readonly address = new PagedAddress<{ readonly cursor: string | null }>({
    viewOf: (params) => ({ cursor: typeof params['cursor'] === 'string' ? params['cursor'] : null }),
    paramsOf: ({ cursor }) => ({ cursor }),
  });
  protected readonly view = this.address.view;
  protected readonly viewport = inject(Viewport);
  protected readonly admin = isAdmin();
  protected readonly skeletons = [180, 240, 150, 210, 190, 260];

  private readonly resource = httpResource<ReplyOf<typeof listAudit>>(() => {
    const { cursor } = this.view();
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
    this.address.next(this.shown()?.nextCursor);
  }

  protected previous() {
    this.address.previous();
  }
}
