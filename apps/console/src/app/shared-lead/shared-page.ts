import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import type { SharedCard, SharedLead } from '@heatline/contracts';
import {
  Button,
  counted,
  formatNumber,
  Icon,
  LevelTag,
  type LevelView,
  RelativeTime,
  Skeleton,
  Tag,
} from '@heatline/ui';
import { Heatline } from '@heatline/ui/details';
import { levelOf } from '../api/models';
import { told } from '../api/told';
import { LedgerLines } from '../ledger/ledger-lines';

/** What a link shows: the scores of one lead, line by line, to whoever holds it. The token stands behind the #. */
@Component({
  selector: 'hl-shared-page',
  imports: [Button, Heatline, Icon, LedgerLines, LevelTag, RelativeTime, Skeleton, Tag],
  templateUrl: './shared-page.html',
  styleUrl: './shared-page.css',
})
export class SharedPage {
  private readonly token = toSignal(inject(ActivatedRoute).fragment, { requireSync: true });
  private readonly resource = httpResource<SharedLead>(() => {
    const token = this.token();
    return token ? `/api/shared/${encodeURIComponent(token)}` : undefined;
  });
  protected readonly shared = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error && !this.resource.isLoading() ? told(error) : null;
  });
  /** Why nothing will come, however often one tries. */
  protected readonly ended = computed(() => {
    if (!this.token()) return 'This address is not whole. Open the link as it was sent to you.';
    const failure = this.failure();
    return failure && (failure.status === 404 || failure.status === 410 || failure.status === 400)
      ? failure.detail
      : null;
  });
  protected readonly number = formatNumber;
  protected readonly counted = counted;
  protected readonly levelOf = ({ levels, level }: SharedCard): LevelView =>
    levelOf({ levels }, level.key) ?? { name: level.name, tone: level.tone, rank: 1, of: 1 };
  protected readonly topReached = ({ toNextLevel, levels }: SharedCard) => toNextLevel === null && levels.length > 1;

  protected reload() {
    this.resource.reload();
  }
}
