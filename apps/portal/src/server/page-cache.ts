const KEPT_MS = 10_000;
const MOST = 500;

interface Page {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array<ArrayBuffer>;
}

interface Entry {
  readonly until: number;
  readonly page: Promise<Page | null>;
}

/**
 * Anonymous pages for a few seconds: a burst of visitors renders each page once, and the API in the same process keeps
 * its time. What changes meanwhile reaches the visitor live. Failures are not kept.
 */
export class PageCache {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly now: () => number = Date.now) {}

  async get(key: string, render: () => Promise<Response | null>): Promise<Response | null> {
    const known = this.entries.get(key);
    const page = await (known !== undefined && known.until > this.now() ? known.page : this.fill(key, render));
    if (page === null) return null;
    const headers = page.headers.map(([name, value]): [string, string] => [name, value]);
    return new Response(page.body, { status: page.status, headers });
  }

  private fill(key: string, render: () => Promise<Response | null>): Promise<Page | null> {
    const page = render().then(read);
    const entry: Entry = { until: this.now() + KEPT_MS, page };
    this.entries.delete(key);
    this.entries.set(key, entry);
    const forget = (): void => {
      if (this.entries.get(key) === entry) this.entries.delete(key);
    };
    page.then((done) => {
      if (done === null || done.status >= 500) forget();
    }, forget);
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= MOST) break;
      this.entries.delete(oldest);
    }
    return page;
  }
}

async function read(response: Response | null): Promise<Page | null> {
  if (response === null) return null;
  const headers = [...response.headers].filter(([name]) => name !== 'cache-control' && name !== 'vary');
  return {
    status: response.status,
    headers: [...headers, ['cache-control', 'no-cache'], ['vary', 'Cookie']],
    body: new Uint8Array(await response.arrayBuffer()),
  };
}
