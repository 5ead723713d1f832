import { Component, inject } from '@angular/core';
import { Icon } from '@heatline/ui';
import { OpenView } from './open-view';
import { SavedViews } from './saved-views';
import { ViewActions } from './view-actions';

/** Everybody, and the saved views: opened by a press, changed by the menu of the open one. */
@Component({
  selector: 'hl-view-tabs',
  imports: [Icon, ViewActions],
  providers: [OpenView],
  templateUrl: './view-tabs.html',
  styleUrl: './view-tabs.css',
})
export class ViewTabs {
  protected readonly views = inject(SavedViews);
  protected readonly open = inject(OpenView);
}
