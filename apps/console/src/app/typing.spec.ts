import { isTyping } from './typing';

it('a key stroke in a field is typing, on a button it is not', () => {
  document.body.innerHTML = '<input><button></button>';
  expect([
    isTyping(document.querySelector('input')),
    isTyping(document.querySelector('button')),
    isTyping(null),
  ]).toEqual([true, false, false]);
});
