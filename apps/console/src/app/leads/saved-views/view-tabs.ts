import { Component, computed, inject, Injector } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import type { SavedView } from '@heatline/contracts';
import { Icon, Toaster } from '@heatline/ui';
import { told } from '../../api/told';
import { LeadList } from '../lead-list-page/lead-list';
import { viewOf } from '../lead-list-page/list-view';
import { Session } from '../../session/session';
import { SavedViews } from './saved-views';
import { contentOf, opened, sameContent } from './view-content';
import type { ViewDialogData } from './view-dialog';
import { ViewsApi } from './views-api';

/** Everybody, and the saved views: opened by a press, changed by the menu of the open one. */
@Component({
  selector: 'hl-view-tabs',
  imports: [Icon, MatButton, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger],
  templateUrl: './view-tabs.html',
  styleUrl: './view-tabs.css',
})
export class ViewTabs {
  private readonly injector = inject(Injector);
  private readonly api = inject(ViewsApi);
  private readonly toaster = inject(Toaster);
  private readonly list = inject(LeadList);
  protected readonly views = inject(SavedViews);
  protected readonly mayShare = inject(Session).me()?.role !== 'viewer';

  private readonly content = computed(() => contentOf(this.list.view()));
  protected readonly open = computed(() => this.views.byId(this.list.view().view));
  protected readonly changed = computed(() => {
    const view = this.open();
    return view !== null && !sameContent(view, this.content());
  });
  protected readonly isDefault = computed(() => this.open() !== null && this.open()?.viewId === this.views.defaultId());
  /** Somebody looks at something that no view keeps. */
  protected readonly unsaved = computed(() => !this.open() && !sameContent(contentOf(viewOf({})), this.content()));

  protected show(view: SavedView | null) {
    void this.list.look({ ...(view ? opened(view) : viewOf({})), view: view?.viewId ?? null });
  }

  protected save() {
    return this.tried(async () => {
      const view = this.open();
      if (!view) return;
      await this.api.change(view.viewId, { version: view.version, ...this.content() });
      this.views.reload();
      void this.toaster.done(`View ${view.name} saved`);
    });
  }

  protected async saveAs() {
    const view = await this.dialog({ content: this.content() });
    if (!view) return;
    this.views.reload();
    await this.list.look({ view: view.viewId }, true);
    void this.toaster.done(`View ${view.name} saved`);
  }

  protected async rename(view: SavedView) {
    if (await this.dialog({ view, content: this.content() })) this.views.reload();
  }

  protected share(view: SavedView) {
    return this.tried(async () => {
      await this.api.change(view.viewId, { version: view.version, shared: !view.shared });
      this.views.reload();
      void this.toaster.done(view.shared ? `Only you see ${view.name} now` : `Everybody sees ${view.name} now`);
    });
  }

  protected makeDefault(view: SavedView) {
    const viewId = this.views.defaultId() === view.viewId ? null : view.viewId;
    return this.tried(async () => {
      await this.views.makeDefault(viewId);
      void this.toaster.done(viewId ? `Leads opens with ${view.name}` : 'Leads opens with all leads');
    });
  }

  protected delete(view: SavedView) {
    return this.tried(async () => {
      await this.api.delete(view.viewId);
      this.show(null);
      this.views.reload();
      if (!(await this.toaster.done(`View ${view.name} deleted`, 'Undo'))) return;
      await this.api.restore(view.viewId);
      this.views.reload();
      this.show(view);
    });
  }

  private async dialog(data: ViewDialogData): Promise<SavedView | undefined> {
    const [{ MatDialog }, { ViewDialog }] = await Promise.all([
      import('@angular/material/dialog'),
      import('./view-dialog'),
    ]);
    const dialog = this.injector
      .get(MatDialog)
      .open<unknown, ViewDialogData, SavedView>(ViewDialog, { data, width: '420px' });
    return new Promise((resolve) => dialog.afterClosed().subscribe(resolve));
  }

  private async tried(act: () => Promise<void>) {
    try {
      await act();
    } catch (error) {
      this.views.reload();
      await this.toaster.failed(told(error).detail);
    }
  }
}
