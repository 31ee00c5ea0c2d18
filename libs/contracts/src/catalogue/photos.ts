import { endpoint, type ById } from '../core/endpoint.js';

export const photoFormats = ['avif', 'webp'] as const;
export type PhotoFormat = (typeof photoFormats)[number];

/** Widths in pixels that photos are made in, as far as the original is that wide. */
export const photoWidths = [160, 480, 960, 1600] as const;

/** One size in one format. */
export interface PhotoFile {
  readonly format: PhotoFormat;
  readonly width: number;
  readonly height: number;
  /** The last part of its address; nobody guesses it, and its bytes never change. */
  readonly name: string;
}

export interface PhotoView {
  readonly id: number;
  /** `preparing`: its sizes are being made. `failed`: the file could not be read. */
  readonly state: 'preparing' | 'ready' | 'failed';
  /** What it shows, for who does not see it; empty: the product’s name says it. */
  readonly alt: string;
  /** Upright, in pixels: pages keep its room free. */
  readonly width: number;
  readonly height: number;
  readonly files: readonly PhotoFile[];
}

const megabyte = 1024 * 1024;

export const photoUpload = {
  maxBytes: 20 * megabyte,
  accepts: ['image/jpeg', 'image/png', 'image/webp', 'image/avif'],
} as const;

interface PhotoOfProduct extends ById {
  readonly photoId: number;
}

export const addProductPhoto = endpoint<{ params: ById; file: true }, PhotoView>('POST', '/api/products/:id/photos', {
  access: 'catalogue.write',
  status: 201,
  kind: 'upload',
  upload: photoUpload,
  errors: [
    'CATALOGUE.PRODUCT_NOT_FOUND',
    'CATALOGUE.PHOTO_LIMIT',
    'CATALOGUE.PHOTO_UNREADABLE',
    'CATALOGUE.PHOTO_TOO_MANY_PIXELS',
  ],
});

export interface PhotoOrder {
  /** All photos of the product, first to last. */
  readonly ids: readonly number[];
}

export const orderProductPhotos = endpoint<{ params: ById; body: PhotoOrder }, readonly PhotoView[]>(
  'PATCH',
  '/api/products/:id/photos',
  { access: 'catalogue.write', errors: ['CATALOGUE.PRODUCT_NOT_FOUND', 'CATALOGUE.PHOTOS_CHANGED'] },
);

export interface PhotoChange {
  readonly alt: string;
}

export const changeProductPhoto = endpoint<{ params: PhotoOfProduct; body: PhotoChange }, readonly PhotoView[]>(
  'PATCH',
  '/api/products/:id/photos/:photoId',
  { access: 'catalogue.write', errors: ['CATALOGUE.PHOTO_NOT_FOUND'] },
);

/** Gone from every screen; it can be brought back for a day. */
export const removeProductPhoto = endpoint<{ params: PhotoOfProduct }, readonly PhotoView[]>(
  'DELETE',
  '/api/products/:id/photos/:photoId',
  { access: 'catalogue.write', errors: ['CATALOGUE.PHOTO_NOT_FOUND'] },
);

export const restoreProductPhoto = endpoint<{ params: PhotoOfProduct }, readonly PhotoView[]>(
  'POST',
  '/api/products/:id/photos/:photoId/restoration',
  { access: 'catalogue.write', errors: ['CATALOGUE.PHOTO_NOT_FOUND'] },
);

/** Photos of products on sale, for everybody and every cache. */
export const shopPhoto = endpoint<{ params: { name: string } }, Uint8Array>('GET', '/api/shop/photos/:name', {
  access: { public: 'the shop window is open to everybody' },
  kind: 'file',
  errors: ['FILES.NOT_FOUND'],
});

/** Photos of any product, for who keeps the catalogue. */
export const productPhoto = endpoint<{ params: { name: string } }, Uint8Array>('GET', '/api/product-photos/:name', {
  access: 'catalogue.write',
  kind: 'file',
  errors: ['FILES.NOT_FOUND'],
});

/** `srcset` of one format: `/api/shop/photos/….avif 480w, …`. Empty when there is none. */
export const photoSources = (
  photo: Pick<PhotoView, 'files'>,
  format: PhotoFormat,
  at: typeof shopPhoto | typeof productPhoto,
): string =>
  photo.files
    .filter((file) => file.format === format)
    .map(({ name, width }) => `${at.path.replace(':name', name)} ${String(width)}w`)
    .join(', ');

/** The address of the WebP that is at least that wide, else of the widest; null while there is none. */
export const photoAddress = (
  photo: Pick<PhotoView, 'files'>,
  width: number,
  at: typeof shopPhoto | typeof productPhoto,
): string | null => {
  const files = photo.files.filter(({ format }) => format === 'webp').sort((a, b) => a.width - b.width);
  const file = files.find((one) => one.width >= width) ?? files.at(-1);
  return file === undefined ? null : at.path.replace(':name', file.name);
};
