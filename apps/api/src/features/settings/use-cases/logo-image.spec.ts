import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomainError } from '@picolo/contracts';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { logoImage } from './logo-image.js';

const folder = mkdtempSync(join(tmpdir(), 'picolo-logo-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const made = (content: string | Buffer, type: string) => logoImage(Buffer.from(content), type);
const refusal = async (work: Promise<unknown>): Promise<string> =>
  await work.then(
    () => 'taken',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );
/** Red, green, blue of a pixel. */
const pixel = async (image: Buffer, left: number, top: number): Promise<number[]> => [
  ...(await sharp(image).extract({ left, top, width: 1, height: 1 }).raw().toBuffer()),
];

const red = {
  create: { width: 400, height: 100, channels: 4, background: { r: 200, g: 0, b: 0, alpha: 0.5 } },
} as const;

describe('a logo', () => {
  it('IN-7 is flattened on white, fits its room and has neither transparency nor metadata', async () => {
    const source = await sharp(red)
      .withExif({ IFD0: { Copyright: 'SECRET' } })
      .png()
      .toBuffer();
    const { image, width, height, sha256 } = await made(source, 'image/png');
    const metadata = await sharp(image).metadata();
    expect([width, height, sha256.length]).toEqual([400, 100, 64]);
    expect([metadata.hasAlpha, metadata.channels, metadata.exif, metadata.icc]).toEqual([
      false,
      3,
      undefined,
      undefined,
    ]);
    const [r = 0, g = 0, b = 0] = await pixel(image, 200, 50);
    expect(Math.max(Math.abs(r - 227), Math.abs(g - 127), Math.abs(b - 127))).toBeLessThanOrEqual(2);
  });

  it('IN-7 the same file gives the same bytes, another one others', async () => {
    const source = await sharp(red).png().toBuffer();
    const first = await made(source, 'image/png');
    expect((await made(source, 'image/png')).image.equals(first.image)).toBe(true);
    const other = await sharp(red).tint('#00ff00').png().toBuffer();
    expect((await made(other, 'image/png')).sha256).not.toBe(first.sha256);
  });

  it('IN-7 a large one is made smaller, one that lies on its side stands up', async () => {
    const lying = sharp({ create: { width: 300, height: 3000, channels: 3, background: '#123456' } });
    const source = await lying.withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { width, height } = await made(source, 'image/jpeg');
    expect([width, height]).toEqual([500, 50]);
  });

  it('IN-7 a noisy one becomes a JPEG that invoices can carry', async () => {
    const noise = sharp({
      create: {
        width: 500,
        height: 258,
        channels: 3,
        background: '#fff',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    });
    const { image } = await made(await noise.png().toBuffer(), 'image/png');
    expect((await sharp(image).metadata()).format).toBe('jpeg');
  });

  it('IN-7 a drawing becomes pixels as large as its room; its scripts are never run, its links never followed', async () => {
    const asked: string[] = [];
    const server = createServer(({ url = '' }, response) => {
      asked.push(url);
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const far = `http://127.0.0.1:${String(port)}/far.png`;
    const near = join(folder, 'near.png');
    writeFileSync(
      near,
      await sharp({ create: { width: 40, height: 20, channels: 3, background: '#f00' } })
        .png()
        .toBuffer(),
    );
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20"
      width="40" height="20" onload="fetch('${far}')"><script>fetch('${far}')</script>
      <rect x="20" width="20" height="20" fill="#0f5c5c"/>
      <image href="${far}" width="20" height="20"/><image xlink:href="file://${near}" width="20" height="20"/></svg>`;
    const { image, width, height } = await made(drawing, 'image/svg+xml');
    server.close();
    expect([width, height, asked]).toEqual([500, 250, []]);
    expect(await pixel(image, 400, 120)).toEqual([15, 92, 92]);
    expect(await pixel(image, 80, 120)).toEqual([255, 255, 255]);
    expect(image.includes('script')).toBe(false);
  });

  it('IN-7 what is broken or far too large is refused with why', async () => {
    const whole = await sharp(red).png().toBuffer();
    expect(await refusal(made(whole.subarray(0, 60), 'image/png'))).toBe('SETTINGS.LOGO_UNREADABLE');
    expect(await refusal(made('<svg', 'image/svg+xml'))).toBe('SETTINGS.LOGO_UNREADABLE');
    const huge = sharp({ create: { width: 7000, height: 7000, channels: 3, background: '#fff' } });
    expect(await refusal(made(await huge.png().toBuffer(), 'image/png'))).toBe('SETTINGS.LOGO_TOO_MANY_PIXELS');
  });
});
