import { Component } from '@angular/core';
import { MatTabLink, MatTabNav, MatTabNavPanel } from '@angular/material/tabs';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { PageHead } from '@heatline/ui';
import { ActiveTabInView } from '../active-tab-in-view';

/** The frame of the settings: what belongs to the workspace, then what belongs to the member. */
@Component({
  selector: 'hl-settings-page',
  imports: [
    ActiveTabInView,
    MatTabLink,
    MatTabNav,
    MatTabNavPanel,
    PageHead,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
  ],
  template: `
    <hl-page-head title="Settings" />
    <nav
      mat-tab-nav-bar
      hlActiveTabInView
      class="tabs"
      [mat-stretch-tabs]="false"
      [tabPanel]="panel"
      aria-label="Parts of the settings"
    >
      @for (part of parts; track part.path) {
        <a mat-tab-link [routerLink]="part.path" routerLinkActive #here="routerLinkActive" [active]="here.isActive">{{
          part.title
        }}</a>
      }
    </nav>
    <mat-tab-nav-panel #panel class="part"><router-outlet /></mat-tab-nav-panel>
  `,
  styles: `
    :host,
    .part {
      flex: 1;
      min-height: 0;
      display: flex;
      flex-direction: column;
    }
    .tabs {
      flex: none;
      margin-top: 4px;
      padding: 0 8px;
    }
    @media (max-width: 720px) {
      :host,
      .part {
        min-height: auto;
      }
      .tabs {
        padding: 0;
      }
    }
  `,
})
export class SettingsPage {
  protected readonly parts = [
    { path: 'workspace', title: 'Workspace' },
    { path: 'conversion', title: 'Conversion' },
    { path: 'members', title: 'Members' },
    { path: 'api-keys', title: 'API keys' },
    { path: 'audit', title: 'Audit log' },
    { path: 'notifications', title: 'Notifications' },
    { path: 'account', title: 'My account' },
  ];
}
