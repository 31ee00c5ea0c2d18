declare module 'busboy' {
  import type { IncomingHttpHeaders } from 'node:http';
  import type { Readable, Writable } from 'node:stream';

  interface FileFacts {
    readonly filename?: string;
    readonly mimeType: string;
  }

  interface Limits {
    /** Bytes; a file that is longer emits `limit` and ends there. */
    readonly fileSize?: number;
    readonly files?: number;
    readonly fields?: number;
    readonly fieldSize?: number;
    readonly parts?: number;
  }

  interface Busboy extends Writable {
    on(event: 'file', listener: (name: string, stream: Readable, facts: FileFacts) => void): this;
    on(event: 'field', listener: (name: string, value: string, facts: { valueTruncated: boolean }) => void): this;
    on(event: 'filesLimit' | 'fieldsLimit' | 'partsLimit' | 'close', listener: () => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    on(event: string, listener: (...args: never[]) => void): this;
  }

  /** Throws when the headers announce no form. */
  export default function busboy(options: {
    readonly headers: IncomingHttpHeaders;
    readonly limits?: Limits;
    readonly defParamCharset?: string;
  }): Busboy;
}
