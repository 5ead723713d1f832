import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Avatar, Button, Icon, Skeleton } from '@heatline/ui';
import { Viewport } from '../../../viewport';
import { leadName } from '../../lead-name';
import { ModelPicker } from '../../model-picker/model-picker';
import { WatchStar } from '../../watch/watch-star';
import { leadSubtitle } from '../lead-subtitle';
import { OpenLead } from '../open-lead';
import { ScoreStrip } from '../score-strip';
import { LeadActions } from './lead-actions';
import { OwnerMenu } from './owner-menu';

/** Who the lead is, whose it is, what can be done, and its scores. */
@Component({
  selector: 'hl-lead-head',
  imports: [Avatar, Button, Icon, LeadActions, ModelPicker, OwnerMenu, RouterLink, ScoreStrip, Skeleton, WatchStar],
  templateUrl: './lead-head.html',
  styleUrls: ['../../../crumbs.css', './lead-head.css'],
})
export class LeadHead {
  protected readonly open = inject(OpenLead);
  protected readonly viewport = inject(Viewport);
  protected readonly name = computed(() => {
    const lead = this.open.lead();
    return lead ? leadName(lead) : '';
  });
  protected readonly about = computed(() => {
    const lead = this.open.lead();
    return lead ? leadSubtitle(lead) : null;
  });
  protected readonly account = computed(() => {
    const account = this.open.lead()?.account;
    return account ? ['/accounts', account.accountId] : null;
  });
}
