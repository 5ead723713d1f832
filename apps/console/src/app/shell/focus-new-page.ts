import { afterNextRender, DestroyRef, type ElementRef, inject, Injector, type Signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter } from 'rxjs';

/**
 * What was pressed to come to a page is gone with the page before it: the title of the new one takes the focus, so that reading and Tab
 * go on there. The title may come with its data; until then the panel holds the focus, and whoever moves it on keeps it.
 */
export function focusNewPage(panel: Signal<ElementRef<HTMLElement>>) {
  const router = inject(Router);
  const injector = inject(Injector);
  let stop = () => {};
  inject(DestroyRef).onDestroy(() => stop());
  let before: string | null = null;
  router.events
    .pipe(
      filter((event) => event instanceof NavigationEnd),
      takeUntilDestroyed(),
    )
    .subscribe(({ urlAfterRedirects }) => {
      const [path = ''] = urlAfterRedirects.split(/[?#]/);
      const moved = before !== null && path !== before;
      before = path;
      if (!moved) return;
      stop();
      // By Back, a list gives the focus to the row that was left.
      if (router.lastSuccessfulNavigation()?.trigger === 'popstate') return;
      afterNextRender(() => (stop = focusTitle(panel().nativeElement)), { injector });
    });
}

function focusTitle(panel: HTMLElement): () => void {
  if (document.activeElement !== document.body) return () => {};
  const seen = new MutationObserver(() => look());
  const look = () => {
    const title = panel.querySelector('h1');
    const loads = title === null || title.querySelector('hl-skeleton') !== null;
    if (![document.body, panel].includes(document.activeElement as HTMLElement)) return seen.disconnect();
    if (loads) return panel.focus({ preventScroll: true });
    seen.disconnect();
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  };
  seen.observe(panel, { childList: true, subtree: true });
  look();
  return () => seen.disconnect();
}
