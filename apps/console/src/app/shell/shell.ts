import { Component, ElementRef, inject, Injector, viewChild } from '@angular/core';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { Icon, IconButton, LoadingLine, Toaster } from '@heatline/ui';
import { filter } from 'rxjs';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Session } from '../session/session';
import { isTyping } from '../typing';
import { Viewport } from '../viewport';
import { Bell } from './bell';
import { comingPage } from './coming-page';
import { focusNewPage } from './focus-new-page';
import { LiveStrip } from './live-strip';
import { MemberButton } from './member-button';
import { Navigation } from './navigation';
import { RunsPill } from './runs-pill';
import { shortcutReader } from './shortcuts';

/** The frame of every page behind the sign-in: navigation, top bar, the panel. */
@Component({
  selector: 'hl-shell',
  imports: [Bell, Icon, IconButton, LiveStrip, LoadingLine, MemberButton, Navigation, RouterOutlet, RunsPill],
  templateUrl: './shell.html',
  styleUrl: './shell.css',
  host: { '(document:keydown)': 'press($event)' },
})
export class Shell {
  private readonly injector = inject(Injector);
  private readonly router = inject(Router);
  private readonly readShortcut = shortcutReader();
  private readonly toaster = inject(Toaster);
  protected readonly session = inject(Session);
  protected readonly viewport = inject(Viewport);
  /** The navigation where there is no room beside the page. */
  private readonly drawer = viewChild<ElementRef<HTMLDialogElement>>('drawer');
  private readonly panel = viewChild.required<ElementRef<HTMLElement>>('main');
  /** The code of the page that was gone to is on its way. */
  protected readonly coming = comingPage();
  private dialogOpen = false;

  constructor() {
    this.router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.drawer()?.nativeElement.close());
    focusNewPage(this.panel);
  }

  protected openDrawer() {
    this.drawer()?.nativeElement.showModal();
  }

  protected press(event: KeyboardEvent) {
    const shortcut = this.readShortcut(event, isTyping(event.target), event.timeStamp);
    if (!shortcut) return;
    event.preventDefault();
    switch (shortcut.kind) {
      case 'search':
        return void (event.key === '/' && focusPageSearch() ? undefined : this.search());
      case 'help':
        return void this.help();
      case 'undo':
        return void this.toaster.act();
      case 'go':
        return void this.router.navigateByUrl(shortcut.path);
    }
  }

  protected search() {
    return this.open(
      () => import('./omni-dialog').then((m) => m.OmniDialog),
      'hl-omni',
      '560px',
      'Search or run a command',
    );
  }

  protected help() {
    return this.open(() => import('./shortcuts-dialog').then((m) => m.ShortcutsDialog), 'hl-shortcuts', '440px');
  }

  /** One dialog at a time, loaded when it is first wanted. */
  private async open(load: () => Promise<new () => unknown>, panelClass: string, width: string, ariaLabel?: string) {
    if (this.dialogOpen) return;
    this.dialogOpen = true;
    const [{ MatDialog }, dialog] = await Promise.all([import('@angular/material/dialog'), load()]);
    const position = panelClass === 'hl-omni' ? { top: this.viewport.narrow() ? '8px' : '12vh' } : undefined;
    const opened = this.injector.get(MatDialog).open(dialog, {
      panelClass,
      width,
      maxWidth: 'calc(100vw - 16px)',
      position,
      ariaLabel,
      autoFocus: 'first-tabbable',
    });
    opened.afterClosed().subscribe(() => (this.dialogOpen = false));
  }
}

/** A page with a search of its own is searched by that. */
function focusPageSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('[data-page-search]');
  field?.focus();
  field?.select();
  return field !== null;
}
