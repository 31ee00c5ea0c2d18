import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';

/** An issued invoice as it is stored: canonical JSON of the snapshot, and the XML that is embedded. */
export interface DocumentSource {
  readonly canonical: string;
  readonly xml: string;
  /** The bytes of the logo that the snapshot names. */
  readonly logo?: Uint8Array | null;
}

/** The module that a thread runs, and the options of Node that it needs to be loaded. */
export interface ThreadProgram {
  readonly url: URL;
  readonly execArgv: readonly string[];
}

/** One rendering fills a core: as many at once as there are cores. */
export const RENDER_THREADS = Math.max(1, availableParallelism());

/**
 * A document of 200 lines needs 60 MB. What needs ten times more is stopped by this cap: its thread dies, its delivery
 * fails and is tried again, and the process lives on.
 */
const HEAP_MB = 512;
/** A thread without work is ended after this time; the next document begins with parsing the fonts again. */
const IDLE_MS = 10 * 60_000;

const COMPILED: ThreadProgram = { url: new URL('./render-thread.js', import.meta.url), execArgv: [] };

/**
 * Renders documents in threads of this process, so that its event loop stays free for the queues. Nothing is started
 * before the first document: the HTTP process, which never asks for one, has no such threads.
 */
@Injectable()
export class RenderThreads implements OnApplicationShutdown {
  private readonly logger = new Logger('Rendering');
  private pool: Piscina<DocumentSource, Uint8Array> | undefined;

  constructor(private readonly program: ThreadProgram = COMPILED) {}

  /** The PDF. Rejects when the document cannot be made or its thread died: no other document is touched by that. */
  async render({ canonical, xml, logo = null }: DocumentSource): Promise<Buffer> {
    this.pool ??= this.open();
    const { buffer, byteOffset, byteLength } = await this.pool.run({ canonical, xml, logo });
    return Buffer.from(buffer, byteOffset, byteLength);
  }

  /** Ids of the running threads. */
  get threadIds(): readonly number[] {
    return (this.pool?.threads ?? []).map(({ threadId }) => threadId);
  }

  /** Documents that were begun are finished. */
  async onApplicationShutdown(): Promise<void> {
    const { pool } = this;
    this.pool = undefined;
    await pool?.close();
  }

  private open(): Piscina<DocumentSource, Uint8Array> {
    const pool = new Piscina<DocumentSource, Uint8Array>({
      filename: fileURLToPath(this.program.url),
      execArgv: [...this.program.execArgv],
      minThreads: 0,
      maxThreads: RENDER_THREADS,
      idleTimeout: IDLE_MS,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
      // Compression works beside the thread: it must not block while it waits for its next document.
      atomics: 'disabled',
    });
    pool.on('error', (error) => {
      this.logger.warn(`a rendering thread ended: ${error instanceof Error ? error.message : String(error)}`);
    });
    return pool;
  }
}
