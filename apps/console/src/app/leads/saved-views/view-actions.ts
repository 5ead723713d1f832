import { Component, computed, effect, inject, Injector, linkedSignal } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import type { SavedView, ViewContent } from '@heatline/contracts';
import { Button, Confirm, Icon, IconButton, type Question, Toaster } from '@heatline/ui';
import { told } from '../../api/told';
import { Session } from '../../session/session';
import { LeadList } from '../lead-list-page/lead-list';
import { OpenView } from './open-view';
import { SavedViews } from './saved-views';
import { changesOf, sameContent } from './view-content';
import type { ViewDialogData } from './view-dialog';
import { ViewsApi } from './views-api';
import { ViewsFailed } from './views-failed';

/** What can be done with the open view, with what no view keeps yet, and when none of them is known. */
@Component({
  selector: 'hl-view-actions',
  imports: [Button, Icon, IconButton, MatMenu, MatMenuItem, MatMenuTrigger, ViewsFailed],
  templateUrl: './view-actions.html',
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class ViewActions {
  private readonly injector = inject(Injector);
  private readonly api = inject(ViewsApi);
  private readonly confirm = inject(Confirm);
  private readonly toaster = inject(Toaster);
  private readonly list = inject(LeadList);
  private readonly views = inject(SavedViews);
  protected readonly open = inject(OpenView);
  /** What the view kept when the list showed just that: it is kept new, so that others' changes are no longer seen in it. */
  private readonly seen = linkedSignal<{ view: SavedView | null; content: ViewContent }, SavedView | null>({
    source: () => ({ view: this.open.view(), content: this.open.content() }),
    computation: ({ view, content }, before) =>
      view && before?.value?.viewId === view.viewId && !sameContent(view, content) ? before.value : view,
  });
  protected readonly mayShare = inject(Session).me()?.role !== 'viewer';
  protected readonly isDefault = computed(
    () => this.open.view() !== null && this.open.view()?.viewId === this.views.defaultId(),
  );

  constructor() {
    // Read at every change: asked for only when somebody saves, it would have missed what came before.
    effect(() => void this.seen());
  }

  protected save() {
    return this.tried(async () => {
      const view = this.open.view();
      const seen = this.seen();
      if (!view || !seen) return;
      const { change, clash } = changesOf(seen, this.open.content(), view);
      if (clash && !(await this.confirm.ask(overTheirs(view.name)))) return;
      const saved = await this.api.change(view.viewId, { version: view.version, ...change });
      this.views.accept(saved);
      // With it comes what others changed of it meanwhile.
      this.open.show(saved);
      void this.toaster.done(`View ${view.name} saved`);
    });
  }

  protected async saveAs() {
    const view = await this.dialog({ content: this.open.content() });
    if (!view) return;
    this.views.reload();
    await this.list.look({ view: view.viewId }, true);
    void this.toaster.done(`View ${view.name} saved`);
  }

  protected async rename(view: SavedView) {
    if (await this.dialog({ view, content: this.open.content() })) this.views.reload();
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
      this.open.show(null);
      this.views.reload();
      if (!(await this.toaster.done(`View ${view.name} deleted`, 'Undo'))) return;
      await this.api.restore(view.viewId);
      this.views.reload();
      this.open.show(view);
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

const overTheirs = (name: string): Question => ({
  title: 'Save over what was changed meanwhile?',
  words: `${name} was changed elsewhere while you looked at it. Save yours over it, or cancel and press Reset to see what it keeps now.`,
  action: 'Save mine',
});
