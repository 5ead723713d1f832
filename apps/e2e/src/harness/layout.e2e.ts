import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser';
import { misplaced } from './layout';

/** As a journey sees a page: what is wrong on purpose is found, and what is right by intention is not. */
describe('what stands out of its place', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 400, height: 600 } });
  });
  afterAll(() => browser.close());

  const found = async (body: string) => {
    await page.setContent(`<!doctype html><style>* { margin: 0; box-sizing: border-box }</style>${body}`);
    return misplaced(page);
  };
  const one = (what: RegExp) => [expect.stringMatching(what)];
  const room = (html: string, style = '') => `<div style="width: 300px; ${style}">${html}</div>`;
  const button = (style: string, words = 'Save') => `<button style="${style}">${words}</button>`;
  const tabs = (left: number) =>
    `<div class="mat-mdc-tab-link-container" style="width: 300px; height: 40px; overflow: hidden; position: relative">
       <a class="mat-mdc-tab-link" aria-selected="true" style="position: absolute; left: ${left}px; width: 100px">Rules</a>
     </div>`;

  it.each<[string, string, RegExp]>([
    ['a page that is too wide', '<div style="width: 401px; height: 9px"></div>', /the page is wider/],
    [
      'a main part that moves sideways by itself',
      '<main style="overflow: auto"><div style="width: 401px; height: 9px"></div></main>',
      /the page is wider/,
    ],
    ['a button outside', button('position: absolute; left: -1px'), /^layout: button "Save" stands outside/],
    [
      'a link on the right of the window',
      '<div style="overflow: clip"><a href="#" aria-label="Next" style="position: relative; left: 390px">more</a></div>',
      /^layout: a "Next" stands outside/,
    ],
    [
      'a field outside of a place that does not move',
      room('<input style="width: 200px; position: relative; left: 250px" />', 'overflow: clip'),
      /^layout: input "" stands outside/,
    ],
    [
      'a button for shorter words',
      button('width: 30px; white-space: nowrap', 'Publish it'),
      /"Publish it" is too narrow/,
    ],
    [
      'a table in half of its place',
      room('<table style="width: 150px"><td>Cold</td></table>'),
      /^layout: table "Cold"/,
    ],
    [
      'a field for many lines that shows one',
      '<textarea rows="5" style="height: 30px"></textarea>',
      /lower than its 5 rows$/,
    ],
    ['an open tab that is scrolled away', tabs(-50), /^layout: the open tab a "Rules" is out of sight/],
    ['an open tab half behind the edge', tabs(202), /^layout: the open tab a "Rules" is out of sight/],
  ])('is %s', async (_, body, what) => {
    expect(await found(body)).toEqual(one(what));
  });

  it.each<[string, string]>([
    ['a button in its window', button('width: 120px')],
    ['what nobody sees', button('position: absolute; left: -99px; visibility: hidden')],
    [
      'what is there for screen readers alone',
      button('position: absolute; left: -99px; width: 1px; padding: 0; border: 0; overflow: hidden'),
    ],
    ['a button in a place that moves sideways', room(button('margin-left: 500px'), 'overflow-x: auto')],
    [
      'words that end in three dots on purpose',
      button(
        'width: 60px',
        '<span style="display: block; overflow: hidden; white-space: nowrap">Publish it now</span>',
      ),
    ],
    [
      'digits that hang a little',
      button('width: 20px; padding: 0; border: 0', '<span style="margin: 0 -8px">1,234</span>'),
    ],
    [
      'a link within a text, over two lines',
      room('<p>See <a href="#">what became of all these leads since</a></p>', 'width: 90px'),
    ],
    ['a table that fills its place', room('<table style="width: 100%"><td>Cold</td></table>')],
    ['an open tab in sight', tabs(200)],
  ])('is not %s', async (_, body) => {
    expect(await found(body)).toEqual([]);
  });
});
