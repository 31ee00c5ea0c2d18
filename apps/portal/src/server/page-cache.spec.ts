import { describe, expect, it } from 'vitest';
import { PageCache } from './page-cache';

/** A renderer that counts its work and ends when told. */
function renderer(status = 200): { render: () => Promise<Response>; count: () => number } {
  let rendered = 0;
  return {
    count: () => rendered,
    render: () => {
      rendered += 1;
      return Promise.resolve(new Response(`page ${rendered}`, { status, headers: { 'content-type': 'text/html' } }));
    },
  };
}

const text = async (answer: Promise<Response | null>): Promise<string> => (await (await answer)?.text()) ?? 'no page';

describe('page cache', () => {
  it('UI-3 a burst of visitors renders a page once, each gets the whole of it', async () => {
    const { render, count } = renderer();
    const cache = new PageCache();
    const answers = await Promise.all(Array.from({ length: 50 }, () => text(cache.get('fr /', render))));
    expect(new Set(answers)).toEqual(new Set(['page 1']));
    expect(count()).toBe(1);
  });

  it('UI-3 keeps a page ten seconds, and each language and address apart', async () => {
    const { render, count } = renderer();
    let now = 0;
    const cache = new PageCache(() => now);
    await cache.get('fr /', render);
    await cache.get('en /', render);
    now = 9_999;
    expect(await text(cache.get('fr /', render))).toBe('page 1');
    now = 10_000;
    expect(await text(cache.get('fr /', render))).toBe('page 3');
    expect(count()).toBe(3);
  });

  it('OP-11 keeps no failure: the next visitor gets the page when the database is back', async () => {
    const cache = new PageCache();
    expect((await cache.get('fr /', renderer(503).render))?.status).toBe(503);
    await expect(cache.get('fr /', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect((await cache.get('fr /', renderer().render))?.status).toBe(200);
  });

  it('UI-3 tells shared caches nothing that depends on the visitor, and keeps the status of what is not found', async () => {
    const answer = await new PageCache().get('fr /nowhere', renderer(404).render);
    expect(answer?.status).toBe(404);
    expect(answer?.headers.get('cache-control')).toBe('no-cache');
    expect(answer?.headers.get('vary')).toBe('Cookie');
  });

  it('UI-3 holds no more than 500 pages, whatever is asked for', async () => {
    const { render, count } = renderer();
    const cache = new PageCache();
    for (let page = 0; page <= 500; page += 1) await cache.get(`fr /?q=${page}`, render);
    await cache.get('fr /?q=500', render);
    expect(count()).toBe(501);
    await cache.get('fr /?q=0', render);
    expect(count()).toBe(502);
  });
});
