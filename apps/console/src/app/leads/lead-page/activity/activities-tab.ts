import { Component } from '@angular/core';
import { ActivityTimeline } from './activity-timeline';

/** Everything that happened, with filters, page after page. */
@Component({
  selector: 'hl-activities-tab',
  imports: [ActivityTimeline],
  template: `<h2 class="sr">Activities</h2>
    <hl-activity-timeline />`,
  styleUrl: '../list-tab.css',
})
export class ActivitiesTab {}
