import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { escposMediaType, nearestText, ticketMediaType, type Ticket } from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';
import { ticketEscpos } from '../documents/ticket-escpos.js';
import { ticketText, usualColumns } from '../domain/ticket-text.js';
import type { LeasedJob } from '../persistence/print-leases.repository.js';
import { PrintJobsRepository, type PrintDocument } from '../persistence/print-jobs.repository.js';
import { PrintRenderingsRepository } from '../persistence/print-renderings.repository.js';
import { PrintTargetsRepository, type PrintTarget } from '../persistence/print-targets.repository.js';

/**
 * Tickets are kept as data and made for the printer that takes them: ESC/POS for receipt printers, text for all others.
 * What was made is kept, so that a delivery of the same job to the same printer is the same bytes whatever changed since.
 */
@Injectable()
export class RenderForPrinter {
  constructor(
    private readonly jobs: PrintJobsRepository,
    private readonly renderings: PrintRenderingsRepository,
    private readonly targets: PrintTargetsRepository,
  ) {}

  /** How the document of a job that was just leased goes to that printer. */
  async document(tx: Tx, job: LeasedJob, printerId: number): Promise<PrintDocument> {
    if (job.mediaType !== ticketMediaType) return job;
    const known = await this.renderings.find(tx, job.id);
    if (known?.printerId === printerId) return known;
    const bytes = await this.jobs.bytes(tx, job.id);
    const [printer] = await this.targets.of(tx, job.kind, printerId);
    if (bytes === null || printer === undefined) throw new Error(`print job ${job.uuid} has no document or printer`);
    const made = renderTicket(JSON.parse(new TextDecoder().decode(bytes)) as Ticket, printer);
    const sha256 = createHash('sha256').update(made.bytes).digest('hex');
    const rendering = { printerId, mediaType: made.mediaType, size: made.bytes.length, sha256 };
    await this.renderings.keep(tx, job.id, rendering, made.bytes);
    return rendering;
  }
}

const renderTicket = (ticket: Ticket, { driver, abilities }: PrintTarget): { mediaType: string; bytes: Uint8Array } => {
  const columns = abilities?.columns ?? (driver === 'raw9100' ? usualColumns : null);
  if (columns !== null) return { mediaType: escposMediaType, bytes: ticketEscpos(ticket, columns) };
  const text = ticketText(ticket);
  const letters = driver === 'folder' ? text : nearestText(text);
  return { mediaType: 'text/plain; charset=utf-8', bytes: new TextEncoder().encode(letters) };
};
