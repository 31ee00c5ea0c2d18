import { DomainError } from '@picolo/contracts';
import type { Response } from 'express';
import type { StoredFile } from './files.js';

const year = 31_536_000;

/** `public`: anybody's cache may keep it for ever. `private`: only the browser that asked. `none`: nobody keeps it. */
export type FileCache = 'public' | 'private' | 'none';

const cacheControl: Readonly<Record<FileCache, string>> = {
  public: `public, max-age=${String(year)}, immutable`,
  private: `private, max-age=${String(year)}, immutable`,
  none: 'no-store',
};

/** `filename*=UTF-8''…` as RFC 6266 wants it. */
const attachment = (name: string): string => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;

const head = (response: Response, file: Pick<StoredFile, 'mediaType' | 'sha256'>, cache: FileCache): void => {
  response.setHeader('Content-Type', file.mediaType);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Cache-Control', cacheControl[cache]);
  response.setHeader('ETag', `"${file.sha256.slice(0, 32)}"`);
};

/**
 * Answers a request with a stored file: type as found, never guessed by the browser, no script runs in it, ETag by its content
 * (304 when the browser has it), ranges. `download` is the name it is saved under. For handlers with `@Res()`.
 */
export const sendFile = (
  response: Response,
  {
    path,
    file,
    cache,
    download,
  }: {
    readonly path: string;
    readonly file: Pick<StoredFile, 'mediaType' | 'sha256'>;
    readonly cache: FileCache;
    readonly download?: string;
  },
): Promise<void> => {
  head(response, file, cache);
  if (download !== undefined) response.setHeader('Content-Disposition', attachment(download));
  const options = { cacheControl: false, etag: false, lastModified: false, dotfiles: 'allow' } as const;
  return new Promise((resolve, reject) => {
    response.sendFile(path, options, (error: Error | undefined) => {
      // Whoever asked may be gone; only bytes that are not there are an error.
      if (error === undefined || response.headersSent) resolve();
      else reject(new DomainError('FILES.NOT_FOUND'));
    });
  });
};

/** Like `sendFile`, for an image that lies in the database; `image/png` or `image/jpeg` by its first bytes. */
export const sendBytes = (
  response: Response,
  { content, sha256, cache }: { readonly content: Buffer; readonly sha256: string; readonly cache: FileCache },
): void => {
  head(response, { mediaType: content[0] === 0x89 ? 'image/png' : 'image/jpeg', sha256 }, cache);
  response.end(content);
};
