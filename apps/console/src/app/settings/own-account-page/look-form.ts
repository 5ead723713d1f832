import { Component, computed, inject } from '@angular/core';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import type { Preferences } from '@heatline/contracts';
import { Field, Input, Toaster } from '@heatline/ui';
import { told } from '../../api/told';
import { ChosenPreferences } from '../../session/preferences';
import { Session } from '../../session/session';
import { timeZones, zoneHere } from '../time-zones';

const themes: readonly { theme: NonNullable<Preferences['theme']>; title: string }[] = [
  { theme: 'system', title: 'As the system' },
  { theme: 'light', title: 'Light' },
  { theme: 'dark', title: 'Dark' },
];

/** Theme and time zone: kept as soon as they are chosen. */
@Component({
  selector: 'hl-look-form',
  imports: [Field, Input, MatButtonToggle, MatButtonToggleGroup],
  template: `
    <span class="flabel" id="theme">Theme</span>
    <mat-button-toggle-group
      aria-labelledby="theme"
      hideSingleSelectionIndicator
      [value]="theme()"
      (change)="choose({ theme: $event.value })"
    >
      @for (choice of themes; track choice.theme) {
        <mat-button-toggle [value]="choice.theme">{{ choice.title }}</mat-button-toggle>
      }
    </mat-button-toggle-group>
    <hl-field class="zone" label="Time zone" hint="Days and hours are told in it.">
      <select #zone hlInput (change)="choose({ timeZone: zone.value || null })">
        <option value="" [selected]="!chosen()">As the workspace: {{ workspaceZone() }}</option>
        @for (name of zones(); track name) {
          <option [value]="name" [selected]="name === chosen()">{{ name }}</option>
        }
      </select>
    </hl-field>
  `,
  styles: `
    .zone {
      margin-top: 16px;
    }
  `,
})
export class LookForm {
  private readonly preferences = inject(ChosenPreferences);
  private readonly session = inject(Session);
  private readonly toaster = inject(Toaster);
  protected readonly themes = themes;
  protected readonly theme = computed(() => this.preferences.value().theme ?? 'system');
  protected readonly chosen = computed(() => this.preferences.value().timeZone);
  protected readonly zones = computed(() => timeZones(...[this.chosen() ?? [], zoneHere()].flat()));
  protected readonly workspaceZone = computed(() => this.session.me()?.workspace.timeZone ?? 'UTC');

  protected async choose(change: Parameters<ChosenPreferences['change']>[0]) {
    try {
      await this.preferences.change(change);
    } catch (error) {
      void this.toaster.failed(`Your choice was not kept. ${told(error).detail}`);
    }
  }
}
