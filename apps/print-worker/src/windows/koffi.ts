import { createRequire } from 'node:module';
import { PlainError } from '../plain-error.js';

/** A function of a library of Windows. */
export type NativeFunction = (...args: unknown[]) => unknown;

export interface NativeLibrary {
  func(declaration: string): NativeFunction;
}

/** The part of koffi that we use; it comes with the Windows package and is not installed anywhere else. */
export interface Koffi {
  load(file: string): NativeLibrary;
  struct(name: string, fields: Readonly<Record<string, string>>): unknown;
  decode(bytes: Uint8Array, type: string, count: number): unknown;
  address(bytes: Uint8Array): bigint;
}

let loaded: Koffi | null = null;

/** Loads koffi when it is first needed. Throws PlainError where there is no Windows, or no koffi beside the worker. */
export function koffi(): Koffi {
  if (process.platform !== 'win32') throw new PlainError('The Windows spooler is only there on Windows.');
  try {
    loaded ??= createRequire(import.meta.url)('koffi') as Koffi;
    return loaded;
  } catch (error) {
    throw new PlainError(
      `The Windows spooler cannot be reached: koffi is missing beside the worker (${error instanceof Error ? error.message : String(error)}). Install the worker with its setup program.`,
    );
  }
}
