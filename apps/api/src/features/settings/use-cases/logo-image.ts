import { createHash } from 'node:crypto';
import { DomainError } from '@picolo/contracts';
import sharp, { type Metadata, type Sharp } from 'sharp';
import type { LogoImage } from '../persistence/company-logos.repository.js';

/** Pixels that a logo may have before it is made smaller, in millions. */
const mostMegapixels = 40;
/** The room of a logo on the page is 120 × 62 points: 300 dots per inch of it. */
const room = { width: 500, height: 258 } as const;
/** Above that many bytes a photo-like logo is kept as JPEG, which every invoice then carries. */
const largePng = 60_000;
const svgDpi = 72;
const seconds = 10;

/** Broken by more pixels than that before their memory is taken. */
const open = (content: Buffer, density?: number): Sharp =>
  sharp(content, {
    limitInputPixels: mostMegapixels * 1_000_000,
    failOn: 'error',
    ...(density === undefined ? {} : { density }),
  }).timeout({ seconds });

async function metadataOf(content: Buffer): Promise<Metadata> {
  try {
    return await sharp(content, { limitInputPixels: false }).metadata();
  } catch {
    throw new DomainError('SETTINGS.LOGO_UNREADABLE');
  }
}

/** A drawing is made as large as its room asks for; dots per inch, as far as libvips goes. */
function densityFor({ width, height }: Metadata): number {
  const scale = Math.min(room.width / width, room.height / height);
  return Math.min(Math.max(svgDpi * scale, 1), 10_000);
}

/**
 * A logo as documents carry it, from PNG, JPEG or SVG: upright, on white (PDF/A-3 without transparency), sRGB, without
 * metadata. Drawings become pixels: what they contain is never run, and nothing that they point to is fetched. Throws
 * SETTINGS.LOGO_UNREADABLE, SETTINGS.LOGO_TOO_MANY_PIXELS.
 */
export async function logoImage(content: Buffer, mediaType: string): Promise<LogoImage> {
  // Other parts of the process close every format that photos do not come in.
  sharp.unblock({ operation: ['VipsForeignLoadPngBuffer', 'VipsForeignLoadJpegBuffer', 'VipsForeignLoadSvgBuffer'] });
  const metadata = await metadataOf(content);
  const drawing = mediaType === 'image/svg+xml';
  if (!drawing && metadata.width * metadata.height > mostMegapixels * 1_000_000) {
    throw new DomainError('SETTINGS.LOGO_TOO_MANY_PIXELS', { megapixels: mostMegapixels });
  }
  try {
    const prepared = open(content, drawing ? densityFor(metadata) : undefined)
      .rotate()
      .flatten({ background: '#ffffff' })
      .resize({ ...room, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb');
    const { data: pixels, info } = await prepared.raw().toBuffer({ resolveWithObject: true });
    const image = await encode(pixels, info);
    return {
      ...{ image, width: info.width, height: info.height },
      sha256: createHash('sha256').update(image).digest('hex'),
    };
  } catch {
    throw new DomainError('SETTINGS.LOGO_UNREADABLE');
  }
}

async function encode(
  pixels: Buffer,
  raw: { readonly width: number; readonly height: number; readonly channels: 1 | 2 | 3 | 4 },
): Promise<Buffer> {
  const from = (): Sharp => sharp(pixels, { raw });
  const png = await from().png({ compressionLevel: 9, palette: false }).toBuffer();
  if (png.length <= largePng) return png;
  const jpeg = await from().jpeg({ quality: 90, chromaSubsampling: '4:4:4' }).toBuffer();
  return jpeg.length < png.length ? jpeg : png;
}
