/** As a browser sends requests: with its cookie, and saying which page they come from. */
export class Browser {
  private cookie = '';

  constructor(
    private readonly url: string,
    private readonly headers: Record<string, string> = {},
  ) {}

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        origin: this.url,
        ...(this.cookie && { cookie: this.cookie }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...this.headers,
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) this.cookie = line.split(';')[0]!;
    return response;
  }

  /** @throws Error with the problem unless it went well */
  async signIn(email: string, password: string): Promise<this> {
    const response = await this.send('POST', '/api/session', { email, password });
    if (!response.ok) throw new Error(await response.text());
    return this;
  }
}
