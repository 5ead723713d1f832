import type { Page } from 'playwright-core';

/** What stands where nobody can see or press it, as the page is now, one line each; empty = nothing. */
export const misplaced = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const named = (element: Element) =>
      `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}"`;
    const shown = (element: Element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    /** Tables and tabs move sideways in a place of their own; a page never does. */
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      !element.matches('main') &&
      (element.matches('.mat-mdc-tab-link-container') ||
        (/auto|scroll/.test(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth) ||
        scrolls(element.parentElement));
    /** Words that are cut on purpose, by an ellipsis or for screen readers only, have their own box. */
    const cutIn = (element: Element, whole: Element): boolean =>
      getComputedStyle(element).overflowX !== 'visible' || (element !== whole && cutIn(element.parentElement!, whole));
    /** Digits may hang into the room around them, so that they stand below the word above them. */
    const hangs = 10;
    const spills = (element: Element): boolean => {
      const box = element.getBoundingClientRect();
      const words = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      while (words.nextNode()) {
        range.selectNodeContents(words.currentNode);
        const { left, right, width } = range.getBoundingClientRect();
        if (
          width > 0 &&
          (left < box.left - hangs || right > box.right + hangs) &&
          !cutIn(words.currentNode.parentElement!, element)
        )
          return true;
      }
      return false;
    };

    const sideways = [document.documentElement, document.querySelector('main')];
    if (sideways.some((one) => one && one.scrollWidth > one.clientWidth))
      found.push('layout: the page is wider than its window');
    for (const element of document.querySelectorAll('button, a, input, select, textarea')) {
      if (!shown(element)) continue;
      const { left, right, width } = element.getBoundingClientRect();
      if (width <= 1) continue;
      if ((left < 0 || right > innerWidth) && !scrolls(element.parentElement))
        found.push(`layout: ${named(element)} stands outside of the window`);
      if (element instanceof HTMLTextAreaElement && element.clientHeight < element.rows * 14)
        found.push(`layout: ${named(element)} is lower than its ${element.rows} rows`);
      if (element.matches('button, a') && getComputedStyle(element).display !== 'inline' && spills(element))
        found.push(`layout: ${named(element)} is too narrow for its words`);
    }
    for (const table of document.querySelectorAll('table')) {
      const room = table.parentElement!.clientWidth;
      if (shown(table) && table.getBoundingClientRect().width < room * 0.9)
        found.push(`layout: ${named(table)} does not fill its place`);
    }
    for (const tab of document.querySelectorAll('.mat-mdc-tab-link[aria-selected="true"]')) {
      const room = tab.closest('.mat-mdc-tab-link-container')!.getBoundingClientRect();
      const { left, right } = tab.getBoundingClientRect();
      if (left < room.left - 1 || right > room.right + 1)
        found.push(`layout: the open tab ${named(tab)} is out of sight`);
    }
    return found;
  });
