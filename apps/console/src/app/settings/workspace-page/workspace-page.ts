import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { form, FormField, FormRoot, readonly, validateStandardSchema } from '@angular/forms/signals';
import { type Workspace, WorkspaceChange } from '@heatline/contracts';
import { Button, Failed, Field, Icon, Input, LoadingLine, RelativeTime, Skeleton, Toaster } from '@heatline/ui';
import { Refused } from '../../refused';
import { held } from '../../api/held';
import { told } from '../../api/told';
import { Session } from '../../session/session';
import { isAdmin } from '../may';
import { SettingsApi } from '../settings-api';
import { timeZones } from '../time-zones';

/** Name and time zone of the workspace. */
@Component({
  selector: 'hl-workspace-page',
  imports: [Button, Failed, Field, FormField, FormRoot, Icon, Input, LoadingLine, Refused, RelativeTime, Skeleton],
  templateUrl: './workspace-page.html',
  styleUrl: '../settings-form.css',
})
export class WorkspacePage {
  private readonly api = inject(SettingsApi);
  private readonly session = inject(Session);
  private readonly toaster = inject(Toaster);
  protected readonly admin = isAdmin();

  private readonly resource = httpResource<Workspace>(() => '/api/workspace');
  protected readonly shown = held(this.resource);
  protected readonly loading = this.resource.isLoading;
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error && !this.loading() ? told(error) : null;
  });

  private readonly typed = signal({ name: '', timeZone: 'UTC' });
  protected readonly form = form(
    this.typed,
    (path) => {
      validateStandardSchema(path, WorkspaceChange.required());
      readonly(path, () => !this.admin());
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly zones = computed(() => timeZones(this.shown()?.timeZone ?? 'UTC').sort());
  protected readonly changed = computed(() => {
    const { name, timeZone } = this.typed();
    return name !== this.shown()?.name || timeZone !== this.shown()?.timeZone;
  });
  protected readonly refused = signal<string | null>(null);

  constructor() {
    // What is being typed is not overwritten by what arrives meanwhile.
    effect(() => {
      const workspace = this.shown();
      if (workspace && !untracked(() => this.form().dirty())) this.undo();
    });
  }

  protected reload() {
    this.resource.reload();
  }

  protected undo() {
    const { name, timeZone } = this.shown() ?? this.typed();
    this.refused.set(null);
    this.form().reset({ name, timeZone });
  }

  private async save() {
    this.refused.set(null);
    try {
      const workspace = await this.api.changeWorkspace(this.typed());
      this.resource.set(workspace);
      this.form().reset({ name: workspace.name, timeZone: workspace.timeZone });
      await this.session.renew();
      void this.toaster.done('Workspace saved');
    } catch (error) {
      const failure = told(error);
      this.refused.set(failure.issues[0]?.message ?? failure.detail);
    }
    return undefined;
  }
}
