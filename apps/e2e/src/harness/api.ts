import { stack } from './stack';

export interface Answer<Body = unknown> {
  status: number;
  headers: Headers;
  body: Body;
}

/** The HTTP API as a program sees it, with one key; or as a browser does, with the headers of a session. */
export class Api {
  constructor(
    private readonly key: string | null,
    private readonly base = stack().console,
    private readonly session: Record<string, string> = {},
  ) {}

  /** Answers whatever the status is; a body that is text or bytes is sent as it is. */
  async send<Body>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const bytes = typeof body === 'string' || body instanceof Blob ? body : JSON.stringify(body);
    const response = await fetch(`${this.base}/api${path}`, {
      method,
      headers: {
        ...(this.key && { authorization: `Bearer ${this.key}` }),
        ...this.session,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: bytes,
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      headers: response.headers,
      body: (json && text ? JSON.parse(text) : text) as Body,
    };
  }

  /** The body of an answer that must be a success. */
  async must<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    const answer = await this.send<Body>(method, path, body);
    if (answer.status >= 300)
      throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body).slice(0, 800)}`);
    return answer.body;
  }

  get = <Body>(path: string) => this.must<Body>('GET', path);
  post = <Body>(path: string, body: unknown = {}) => this.must<Body>('POST', path, body);
  put = <Body>(path: string, body: unknown) => this.must<Body>('PUT', path, body);
  patch = <Body>(path: string, body: unknown) => this.must<Body>('PATCH', path, body);

  /** All items of a list, page by page. */
  async all<Item>(path: string): Promise<Item[]> {
    const items: Item[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const join = path.includes('?') ? '&' : '?';
      const page: { items: Item[]; nextCursor: string | null } = await this.get(
        `${path}${join}limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    return items;
  }
}
