import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError, type KeptMediaType, type PrintKind, type PrintOptions } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import type { Tx } from '@picolo/server/db';
import { askedOptions, usualBeside } from '../domain/print-options.js';
import { PrintJobsRepository, userIdOf, type Doer } from '../persistence/print-jobs.repository.js';
import { PrintersRepository } from '../persistence/printers.repository.js';
import { PrintRoutesRepository } from '../persistence/print-routes.repository.js';
import { PrintJobSteps } from './print-job-steps.js';
import type { Idempotency } from './submit-once.js';
import { TellWorker } from './tell-worker.js';

/** What to print. The bytes are frozen here: whatever changes later, this comes out. */
export interface PrintOrder {
  readonly kind: PrintKind;
  /** Shown in lists and by the spooler; at most 200 characters are kept. */
  readonly title: string;
  readonly mediaType: KeptMediaType;
  readonly bytes: Uint8Array;
  readonly content?: string | null;
  readonly number?: string | null;
  readonly invoiceId?: number | null;
  readonly orderId?: number | null;
  /** Null or absent: where its kind goes at the time of delivery. */
  readonly printerId?: number | null;
  readonly duplicateOf?: number | null;
  /** What it names of its own, checked against its printers by the caller; null or absent: nothing. */
  readonly options?: PrintOptions | null;
  /** What it has besides where its printer offers that; absent: what the route of its kind says. */
  readonly usually?: PrintOptions | null;
  readonly actor?: Doer | null;
  readonly idempotency?: Idempotency | null;
  /** Now unless told otherwise. */
  readonly createdAt?: Date;
  /** Milliseconds it may wait for a printer; by kind unless told otherwise. */
  readonly expiresInMs?: number;
}

export interface SubmittedPrintJob {
  readonly id: number;
  readonly uuid: string;
}

const longestTitle = 200;

/** Queues a job in the caller's transaction (architecture §2). Throws PRINTING.PRINTER_NOT_FOUND. */
@Injectable()
export class SubmitPrintJob {
  constructor(
    private readonly jobs: PrintJobsRepository,
    private readonly printers: PrintersRepository,
    private readonly routes: PrintRoutesRepository,
    private readonly steps: PrintJobSteps,
    private readonly teller: TellWorker,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Tx, order: PrintOrder): Promise<SubmittedPrintJob> {
    const { kind, bytes, mediaType, actor = null, idempotency = null, printerId = null } = order;
    if (printerId !== null && !(await this.isUsable(tx, printerId)))
      throw new DomainError('PRINTING.PRINTER_NOT_FOUND');
    const route = await this.routes.ofKind(tx, kind);
    const lifetimeMs = order.expiresInMs ?? route.lifetimeMinutes * 60_000;
    const own = order.options ?? null;
    const createdAt = order.createdAt ?? this.clock.now();
    const uuid = randomUUID();
    const id = await this.jobs.insert(tx, {
      ...{ uuid, kind, createdAt, printerId },
      content: order.content ?? null,
      title: [...order.title].slice(0, longestTitle).join(''),
      number: order.number ?? null,
      invoiceId: order.invoiceId ?? null,
      orderId: order.orderId ?? null,
      duplicateOf: order.duplicateOf ?? null,
      options: own === null ? null : askedOptions(own),
      usualOptions: usualBeside(order.usually === undefined ? route.options : order.usually, own),
      submittedBy: userIdOf(actor),
      submittedByKey: actor !== null && 'apiKeyId' in actor ? actor.apiKeyId : null,
      idempotencyKey: idempotency?.key ?? null,
      bodyHash: idempotency?.bodyHash ?? null,
      expiresAt: new Date(createdAt.getTime() + lifetimeMs),
    });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await this.jobs.insertDocument(tx, id, { mediaType, size: bytes.length, sha256 }, bytes);
    await this.teller.onceCommitted(tx, id);
    await this.steps.begin(tx, { id, kind, createdAt, actor });
    return { id, uuid };
  }

  /** Known, its worker not revoked, and not removed before this transaction is over. */
  async isUsable(tx: Tx, printerId: number): Promise<boolean> {
    return (await this.printers.stays(tx, printerId)) && (await this.printers.find(tx, printerId)) !== null;
  }
}
