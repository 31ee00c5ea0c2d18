import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PhotoView, ShopProductView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Config } from '@picolo/server/config';
import { parseJson } from '@picolo/server/db';
import { SweepFiles } from '@picolo/server/files';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../testing.js';
import { aUser } from '../identity/user.builder.js';
import { aProduct } from '../stock/product.builder.js';
import { MakeSizesWhenPhotoUploaded } from './jobs/make-photo-sizes.job.js';
import { KeepPhotos } from './use-cases/keep-photos.use-case.js';
import { RemoveProduct } from './use-cases/remove-product.use-case.js';

/** Left half red, right half blue, stored lying on its side as a phone would. */
const phonePhoto = async (width = 1200, height = 900): Promise<Buffer> =>
  await sharp({ create: { width, height, channels: 3, background: '#c03020' } })
    .withExif({
      IFD0: { Copyright: 'SECRET', Make: 'Phone' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 0/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

describe('product photos', () => {
  let test: TestApi;
  let staff: Actor;
  let token: string;
  beforeAll(async () => {
    test = await startApi();
    const user = await aUser(test.app, { role: 'employee' });
    staff = user.actor;
    token = user.accessToken;
  });
  afterAll(() => test.close());

  const call = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(test.origin + path, {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string> | undefined) },
    });
  const json = (method: string, body: unknown): RequestInit => ({
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const upload = async (productId: number, content: Uint8Array, name = 'photo.jpg'): Promise<Response> => {
    const form = new FormData();
    form.append('file', new File([content as BlobPart], name));
    return await call(`/api/products/${String(productId)}/photos`, { method: 'POST', body: form });
  };
  const makeSizes = async (): Promise<void> => {
    const rows = await test.db.rows<{ id: number; payload: unknown }>(
      "SELECT id, payload FROM outbox WHERE consumer = 'photo-sizes' AND state <> 2 ORDER BY id",
    );
    const job = test.app.get(MakeSizesWhenPhotoUploaded, { strict: false });
    for (const { id, payload } of rows) await job.handle({ rowId: id, payload: parseJson(payload) } as never);
  };
  const photosOf = async (id: number): Promise<readonly PhotoView[]> =>
    ((await (await call(`/api/products/${String(id)}`)).json()) as { photos: PhotoView[] }).photos;
  const stored = (): string[] => {
    const folder = join(test.app.get(Config).filesFolder, 'objects');
    return existsSync(folder) ? readdirSync(folder).flatMap((shard) => readdirSync(join(folder, shard))) : [];
  };
  const incoming = (): string[] => readdirSync(join(test.app.get(Config).filesFolder, 'incoming'));

  it('ST-1 UI-4 a photo stands upright in AVIF and WebP, in sizes, without what the camera wrote', async () => {
    const product = await aProduct(test.app, staff);
    const answer = await upload(product.id, await phonePhoto());
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ state: 'preparing', width: 900, height: 1200, files: [] });
    await makeSizes();
    const [photo] = await photosOf(product.id);
    expect(photo?.state).toBe('ready');
    const sizes = photo?.files.map(({ format, width, height }) => `${format} ${width}×${height}`).sort();
    expect(sizes).toEqual([
      'avif 160×213',
      'avif 480×640',
      'avif 900×1200',
      'webp 160×213',
      'webp 480×640',
      'webp 900×1200',
    ]);
    for (const { name, format, width } of photo?.files ?? []) {
      const served = await fetch(`${test.origin}/api/shop/photos/${name}`);
      expect(served.headers.get('content-type')).toBe(`image/${format}`);
      const bytes = Buffer.from(await served.arrayBuffer());
      const copy = join(test.app.get(Config).filesFolder, 'copy');
      writeFileSync(copy, bytes);
      const found = await sharp(copy).metadata();
      const { exif, xmp, orientation } = found;
      expect([found.width, exif, xmp, orientation]).toEqual([width, undefined, undefined, undefined]);
      expect(bytes.includes('SECRET')).toBe(false);
    }
  });

  it('SE-1 photos are served for caches to keep, with ETag and 304, never guessed, and only what photos are', async () => {
    const product = await aProduct(test.app, staff);
    await upload(product.id, await phonePhoto(300, 200));
    await makeSizes();
    const name = (await photosOf(product.id))[0]?.files[0]?.name ?? '';
    const first = await fetch(`${test.origin}/api/shop/photos/${name}`);
    expect(first.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(first.headers.get('x-content-type-options')).toBe('nosniff');
    expect(first.headers.get('content-security-policy')).toContain('sandbox');
    const etag = first.headers.get('etag') ?? '';
    const again = await fetch(`${test.origin}/api/shop/photos/${name}`, {
      // Without this, fetch adds no-cache of its own to a conditional request.
      headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' },
    });
    expect([again.status, await again.text()]).toEqual([304, '']);
    for (const other of [name.replace(/\.\w+$/, '.png'), 'x.avif', '..%2f..%2fetc%2fpasswd', name.slice(1)]) {
      expect((await fetch(`${test.origin}/api/shop/photos/${other}`)).status).toBe(404);
    }
  });

  it('ST-1 a photo is for everybody while its product is on sale, else for staff alone', async () => {
    const product = await aProduct(test.app, staff);
    await upload(product.id, await phonePhoto(300, 200));
    await makeSizes();
    const name = (await photosOf(product.id))[0]?.files[0]?.name ?? '';
    const inShop = async (): Promise<number> => (await fetch(`${test.origin}/api/shop/photos/${name}`)).status;
    expect(await inShop()).toBe(200);
    const shown = (await (await fetch(`${test.origin}/api/shop/products/${product.slug}`)).json()) as ShopProductView;
    expect(shown.photos).toHaveLength(1);
    await call(`/api/products/${String(product.id)}`, json('PATCH', { version: product.version, active: false }));
    expect(await inShop()).toBe(404);
    expect((await call(`/api/product-photos/${name}`)).status).toBe(200);
    expect((await fetch(`${test.origin}/api/product-photos/${name}`)).status).toBe(401);
  });

  it.each([
    ['SVG named .jpg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415],
    ['HTML named .jpg', Buffer.from('<!doctype html><script>alert(1)</script>'), 415],
    ['PDF named .jpg', Buffer.from('%PDF-1.7\n%âãÏÓ\n'), 415],
    ['a head without a picture', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(100)]), 400],
  ])('SE-3 %s is refused, and nothing is left behind', async (_, content, status) => {
    const product = await aProduct(test.app, staff);
    const before = stored();
    expect((await upload(product.id, content)).status).toBe(status);
    expect([await photosOf(product.id), stored(), incoming()]).toEqual([[], before, []]);
  });

  it('SE-3 a picture of a few kilobytes that unpacks to gigabytes is refused before it is unpacked', async () => {
    const product = await aProduct(test.app, staff);
    const bomb = await sharp({ create: { width: 8000, height: 8000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 6 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    const answer = await upload(product.id, bomb, 'bomb.png');
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: 'CATALOGUE.PHOTO_TOO_MANY_PIXELS', meta: { megapixels: 60 } });
    expect(incoming()).toEqual([]);
  });

  it('SE-3 a photo that breaks off is marked, and the others are not held up', async () => {
    const product = await aProduct(test.app, staff);
    const whole = await phonePhoto();
    await upload(product.id, whole.subarray(0, Math.floor(whole.length / 2)));
    await upload(product.id, await phonePhoto(200, 200));
    await makeSizes();
    expect((await photosOf(product.id)).map(({ state }) => state)).toEqual(['failed', 'ready']);
  });

  it('ST-1 photos are put in order, described, removed and brought back; a day later they are gone for good', async () => {
    const product = await aProduct(test.app, staff);
    for (let index = 0; index < 3; index += 1) await upload(product.id, await phonePhoto(100 + index, 100));
    await makeSizes();
    const [a, b, c] = (await photosOf(product.id)).map(({ id }) => id);
    const path = `/api/products/${String(product.id)}/photos`;
    const ordered = await call(path, json('PATCH', { ids: [c, a, b] }));
    expect(((await ordered.json()) as PhotoView[]).map(({ id }) => id)).toEqual([c, a, b]);
    expect((await call(path, json('PATCH', { ids: [c, a] }))).status).toBe(409);
    expect((await call(path, json('PATCH', { ids: [c, c, c] }))).status).toBe(409);
    await call(`${path}/${String(a)}`, json('PATCH', { alt: 'Vue de côté' }));
    await call(`${path}/${String(c)}`, { method: 'DELETE' });
    expect((await photosOf(product.id)).map(({ id, alt }) => [id, alt])).toEqual([
      [a, 'Vue de côté'],
      [b, ''],
    ]);
    await call(`${path}/${String(c)}/restoration`, { method: 'POST' });
    expect((await photosOf(product.id)).map(({ id }) => id)).toEqual([c, a, b]);
    await call(`${path}/${String(b)}`, { method: 'DELETE' });
    await test.db.rows('UPDATE product_photos SET removed_at = NOW(3) - INTERVAL 25 HOUR WHERE id = ?', [b ?? 0]);
    const before = stored().length;
    await test.app.get(KeepPhotos, { strict: false }).forget();
    expect(before - stored().length).toBe(3);
    expect((await call(`${path}/${String(b)}/restoration`, { method: 'POST' })).status).toBe(404);
  });

  it('ST-1 at most twelve photos; a product never used is deleted with them, and its files too', async () => {
    const product = await aProduct(test.app, staff);
    const tiny = await phonePhoto(20, 20);
    const before = stored();
    const statuses: number[] = [];
    for (let index = 0; index < 13; index += 1) statuses.push((await upload(product.id, tiny)).status);
    expect(statuses).toEqual([...Array.from({ length: 12 }, () => 201), 409]);
    expect(await test.app.get(RemoveProduct, { strict: false }).execute(staff, product.id)).toEqual({
      result: 'deleted',
    });
    expect(stored().sort()).toEqual(before.sort());
  });

  it('OP-7 bytes whose row never committed, and uploads that were cut, are swept; what is kept stays', async () => {
    const product = await aProduct(test.app, staff);
    await upload(product.id, await phonePhoto(50, 50));
    const { filesFolder } = test.app.get(Config);
    const before = stored().sort();
    mkdirSync(join(filesFolder, 'objects', 'zz'), { recursive: true });
    writeFileSync(join(filesFolder, 'objects', 'zz', 'lost'), 'x');
    writeFileSync(join(filesFolder, 'incoming', 'cut'), 'x');
    const sweep = test.app.get(SweepFiles, { strict: false });
    await sweep.sweep();
    expect(incoming()).toEqual(['cut']);
    await sweep.sweep(() => true);
    expect([incoming(), stored().sort()]).toEqual([[], before]);
  });
});
