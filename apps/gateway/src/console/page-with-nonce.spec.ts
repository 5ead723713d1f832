import { pageWithNonce } from './page-with-nonce';

describe('a page with a nonce', () => {
  it('has it on scripts, styles and the root, once each', () => {
    const html = '<style>a{}</style><hl-root></hl-root><script src="main.js" type="module"></script>';
    expect(pageWithNonce(html, 'n1')).toBe(
      '<style nonce="n1">a{}</style><hl-root ngCspNonce="n1"></hl-root><script nonce="n1" src="main.js" type="module"></script>',
    );
  });

  it('leaves everything else alone', () => {
    expect(pageWithNonce('<p>script</p><noscript>x</noscript>', 'n1')).toBe('<p>script</p><noscript>x</noscript>');
  });
});
