import type { Fixtures } from './fixtures.ts';

export type Role = 'admin' | 'employee' | 'client';

export interface Call {
  readonly path: string;
  readonly body?: unknown;
  /** Of an upload: what the file holds. */
  readonly file?: string | Uint8Array;
  readonly headers?: Record<string, string>;
}

/** One handler: who gets through (with which status), and a valid request. Made anew for each try. */
export interface Right {
  readonly handler: string;
  readonly allowed: readonly Role[];
  /** Anybody, signed in or not. */
  readonly open?: true;
  readonly status: number;
  readonly request: (make: Fixtures) => Call | Promise<Call>;
}

export const staff: readonly Role[] = ['admin', 'employee'];
export const admin: readonly Role[] = ['admin'];
export const client: readonly Role[] = ['client'];
export const everyone: readonly Role[] = ['admin', 'employee', 'client'];

/** A request of a path alone. */
export const at =
  (path: string): (() => Call) =>
  () => ({ path });

/** A white PNG of one pixel. */
export const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=',
  'base64',
);
