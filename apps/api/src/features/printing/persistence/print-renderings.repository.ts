import { Injectable } from '@nestjs/common';
import { sql, write, type Tx } from '@picolo/server/db';
import type { PrintDocument } from './print-jobs.repository.js';

export interface PrintRendering extends PrintDocument {
  readonly printerId: number;
}

/** Documents that are kept as data, as they were made for a printer. One of a job at a time: that of its last delivery. */
@Injectable()
export class PrintRenderingsRepository {
  async find(tx: Tx, jobId: number): Promise<PrintRendering | null> {
    const text = `SELECT printer_id AS printerId, media_type AS mediaType, size, sha256 FROM print_renderings WHERE job_id = ?`;
    return (await sql<PrintRendering>(tx, text, [jobId]))[0] ?? null;
  }

  async keep(tx: Tx, jobId: number, rendering: PrintRendering, bytes: Uint8Array): Promise<void> {
    const { printerId, mediaType, size, sha256 } = rendering;
    await write(
      tx,
      `REPLACE INTO print_renderings (job_id, printer_id, media_type, size, sha256, bytes) VALUES (?, ?, ?, ?, ?, ?)`,
      [jobId, printerId, mediaType, size, sha256, Buffer.from(bytes)],
    );
  }
}
