import { isTyping } from './typing';

const at = (selector: string) => isTyping(document.querySelector(selector));

it('a key stroke in a field is typing, on a button or a box it is not', () => {
  document.body.innerHTML = '<input><textarea></textarea><button></button><input type="checkbox"><input type="radio">';
  expect([at('input'), at('textarea')]).toEqual([true, true]);
  expect([at('button'), at('[type=checkbox]'), at('[type=radio]'), isTyping(null)]).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

it('in a menu or a dialog it is meant for that', () => {
  document.body.innerHTML = '<div role="menu"><button></button></div><div role="dialog"><input type="checkbox"></div>';
  expect([at('button'), at('input')]).toEqual([true, true]);
});

it('while a field that was opened on the page is there, no key is a shortcut', () => {
  document.body.innerHTML = '<form><input data-typing></form><button></button>';
  expect([at('button'), isTyping(document.body)]).toEqual([true, true]);
});
