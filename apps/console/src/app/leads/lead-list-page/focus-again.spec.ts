import { focusAgain } from './focus-again';

describe('a focus that fell to the page', () => {
  const shown = (html: string) => {
    HTMLElement.prototype.scrollIntoView = () => undefined;
    document.body.innerHTML = html;
    return () => document.activeElement?.id;
  };
  const rows = '<p data-row="a"><a id="a" href="#">A</a></p><p data-row="b"><a id="b" href="#">B</a></p>';

  it('goes to the row of the lead, or to the first one when that is gone', () => {
    const focused = shown(rows);
    focusAgain('b');
    expect(focused()).toBe('b');
    for (const gone of ['c', null, undefined]) {
      (document.activeElement as HTMLElement).blur();
      focusAgain(gone);
      expect(focused()).toBe('a');
    }
  });

  it('goes to the box of a row that is pressed to be selected', () => {
    const focused = shown('<p data-row="a"><span class="mark"><input id="box" type="checkbox" /></span></p>');
    focusAgain('a');
    expect(focused()).toBe('box');
  });

  it('is taken from the panel, where it waits for the title of a page', () => {
    const focused = shown(`<main id="main" tabindex="-1">${rows}</main>`);
    document.querySelector('main')!.focus();
    focusAgain('b');
    expect(focused()).toBe('b');
  });

  it('stays with whoever has it, and where there are no rows', () => {
    const focused = shown(`<input id="search" />${rows}`);
    document.querySelector('input')!.focus();
    focusAgain('b');
    expect(focused()).toBe('search');
    shown('');
    focusAgain('b');
    expect(document.activeElement).toBe(document.body);
  });
});
