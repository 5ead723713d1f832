import { CdkTrapFocus } from '@angular/cdk/a11y';
import { Clipboard } from '@angular/cdk/clipboard';
import { httpResource } from '@angular/common/http';
import { Component, computed, DestroyRef, inject, input, type OnInit, output, signal } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import type { listShareLinks, ReplyOf, ShareLink } from '@heatline/contracts';
import { Button, counted, Icon, IconButton, Input, RelativeTime, Tag, Toaster } from '@heatline/ui';
import { held } from '../../../api/held';
import { Members } from '../../../api/members';
import { told } from '../../../api/told';
import { LeadsApi } from '../../leads-api';

const expiries = [
  { days: 1, title: 'a day' },
  { days: 7, title: '7 days' },
  { days: 30, title: '30 days' },
  { days: 90, title: '90 days' },
] as const;

/** A new link at once, what it shows and for how long, and the links that were made before. */
@Component({
  selector: 'hl-share-panel',
  imports: [Button, CdkTrapFocus, Icon, IconButton, Input, MatCheckbox, RelativeTime, Tag],
  templateUrl: './share-panel.html',
  styleUrl: './share-panel.css',
  host: { role: 'dialog', 'aria-label': 'Share the scores', '(keydown.escape)': 'closed.emit()' },
})
export class SharePanel implements OnInit {
  readonly leadId = input.required<string>();
  readonly closed = output<void>();

  private readonly api = inject(LeadsApi);
  private readonly toaster = inject(Toaster);
  private readonly clipboard = inject(Clipboard);
  protected readonly members = inject(Members);
  protected readonly expiries = expiries;
  protected readonly days = signal(7);
  protected readonly hidden = signal(false);
  protected readonly made = signal<{ link: ShareLink; address: string } | null>(null);
  protected readonly failure = signal<string | null>(null);
  protected readonly copied = signal(false);
  /** Somebody took the address: the link is kept. */
  private taken = false;

  private readonly resource = httpResource(() => `/api/leads/${this.leadId()}/share-links`, {
    parse: (raw) => (raw as ReplyOf<typeof listShareLinks>).items,
  });
  private readonly links = held(this.resource);
  protected readonly others = computed(() =>
    (this.links() ?? []).filter(({ shareId }) => shareId !== this.made()?.link.shareId).slice(0, 8),
  );
  protected readonly counted = counted;

  constructor() {
    inject(DestroyRef).onDestroy(() => void this.forget());
  }

  ngOnInit() {
    void this.make();
  }

  /** Another choice is another link in place of the one that nobody has taken yet. */
  protected async choose(days: number, hidden: boolean) {
    this.days.set(days);
    this.hidden.set(hidden);
    await this.forget();
    await this.make();
  }

  protected async make() {
    this.failure.set(null);
    this.copied.set(false);
    try {
      const { link, token } = await this.api.share(this.leadId(), {
        days: this.days(),
        hidePersonalData: this.hidden(),
      });
      this.taken = false;
      this.made.set({ link, address: `${location.origin}/shared#${token}` });
    } catch (error) {
      this.failure.set(told(error).detail);
    }
    this.resource.reload();
  }

  /** Also where the page is not served over HTTPS: browsers keep their own clipboard closed there. */
  protected copy(address: string) {
    this.taken = true;
    this.copied.set(this.clipboard.copy(address));
  }

  protected take() {
    this.taken = true;
  }

  /** By its own lead: one that was merged into this one may have made it. */
  protected async revoke({ shareId, leadId }: ShareLink) {
    try {
      await this.api.revokeShare(leadId, shareId);
    } catch (error) {
      void this.toaster.failed(`The link was not revoked. ${told(error).detail}`);
    }
    this.resource.reload();
  }

  /** A link that was made by opening the popover and never taken is no use to anybody. */
  private async forget() {
    const made = this.made();
    this.made.set(null);
    if (made && !this.taken) await this.api.revokeShare(this.leadId(), made.link.shareId).catch(() => {});
  }
}
