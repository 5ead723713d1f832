import { linkedText } from './linked-text';

const links = (text: string) => linkedText(text).flatMap(({ href }) => (href === null ? [] : [href]));

describe('the text of a note', () => {
  it.each([
    ['See https://x.example/a?b=1.', ['https://x.example/a?b=1']],
    ['(http://x.example), https://y.example!', ['http://x.example', 'https://y.example']],
    ['HTTPS://X.example', ['HTTPS://X.example']],
    ['javascript:alert(1) data:text/html,x //x.example ftp://x.example', []],
    ['https:// http://', []],
    ['<a href="https://x.example">y</a>', ['https://x.example']],
  ])('%s leads to %j', (text, wanted) => expect(links(text)).toEqual(wanted));

  it.each(['plain', '', 'a https://x.example b\nhttps://y.example.', '\u202etest\u202e <script>alert(1)</script>'])(
    'stays what it is, byte for byte: %j',
    (text) =>
      expect(
        linkedText(text)
          .map((part) => part.text)
          .join(''),
      ).toBe(text),
  );
});
