import { photoFormats, photoWidths, type PhotoFormat } from '@picolo/contracts';
import sharp, { type Metadata, type Sharp } from 'sharp';

/** Pixels of an image that is taken, in millions: a phone's best photo has 50. */
export const mostMegapixels = 60;

// Only what photos are; libvips also reads SVG, PDF and formats that nobody sends on purpose.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegFile',
    'VipsForeignLoadPngFile',
    'VipsForeignLoadWebpFile',
    'VipsForeignLoadHeifFile',
  ],
});
// The jobs process does other things too.
sharp.concurrency(1);
sharp.cache(false);

/** Stops at more pixels than that, before their memory is taken; the first picture of an animation. */
const open = (path: string): Sharp =>
  sharp(path, { limitInputPixels: mostMegapixels * 1_000_000, failOn: 'error', sequentialRead: true, pages: 1 });

/** An upright size in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How large the image is when it stands upright; null when it is no image that we read. Reads the head of the file alone. */
export const sizeOf = async (path: string): Promise<Size | null> => {
  let found: Metadata;
  try {
    found = await sharp(path, { limitInputPixels: false, pages: 1 }).metadata();
  } catch {
    return null;
  }
  const { width, height, orientation = 1 } = found;
  return orientation >= 5 ? { width: height, height: width } : { width, height };
};

export interface MadePhoto extends Size {
  readonly format: PhotoFormat;
  readonly content: Buffer;
}

const widthsOf = (width: number): number[] => {
  const largest = Math.min(width, photoWidths.at(-1) ?? width);
  return [...photoWidths.filter((one) => one < largest), largest];
};

const encode = (image: Sharp, format: PhotoFormat): Sharp =>
  format === 'avif' ? image.avif({ quality: 55, effort: 3 }) : image.webp({ quality: 78, effort: 4 });

/** How many files `makeSizes` makes of an image that wide. */
export const sizesOf = (width: number): number => widthsOf(width).length * photoFormats.length;

/**
 * All sizes in all formats, upright, in sRGB, without EXIF, GPS and the rest of what cameras write. Throws when the file is
 * broken.
 */
export async function* makeSizes(path: string, { width }: Size): AsyncGenerator<MadePhoto> {
  for (const target of widthsOf(width)) {
    for (const format of photoFormats) {
      const image = open(path).rotate().resize({ width: target, withoutEnlargement: true });
      const { data, info } = await encode(image, format).toBuffer({ resolveWithObject: true });
      yield { format, width: info.width, height: info.height, content: data };
    }
  }
}
