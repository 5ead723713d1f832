/** Lets the page's own scripts and styles through the content security policy, and those that Angular adds while it runs. */
export const pageWithNonce = (html: string, nonce: string): string =>
  html
    .replace(/<(script|style)(?=[\s>])/g, `<$1 nonce="${nonce}"`)
    .replace(/<([a-z]+-root)(?=[\s>])(?![^>]*\bngCspNonce)/g, `<$1 ngCspNonce="${nonce}"`);
