import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError, type BatchInput } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db, isDuplicateKey, type Tx } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { AuditFacade } from '../../audit/index.js';
import { BatchesRepository } from '../persistence/batches.repository.js';
import { batchChanged } from './batch-news.js';

/** Takes up orders that wait for their invoice; making the invoices is the jobs process’s work (UI-5). */
@Injectable()
export class StartBatch {
  constructor(
    private readonly db: Db,
    private readonly batches: BatchesRepository,
    private readonly audit: AuditFacade,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The batch, the same one for the same key. Throws INVOICES.NOTHING_TO_INVOICE, IDEMPOTENCY.DIFFERENT_BODY. */
  async execute(actor: Actor, input: BatchInput, key: string | null): Promise<number> {
    if ((input.orderIds === undefined) === (input.all === undefined)) throw invalid();
    const bodyHash = createHash('sha256').update(JSON.stringify(input)).digest('hex');
    try {
      return await this.db.tx(async (tx) => {
        const known = key === null ? null : await this.known(tx, actor, key, bodyHash);
        return known ?? (await this.start(tx, actor, input, { key, bodyHash }));
      });
    } catch (error) {
      // A twin of this request was faster: it has committed by now, or the key would not have stood in the way.
      if (key === null || !isDuplicateKey(error, 'uq_invoice_batches_idempotency')) throw error;
      const known = await this.db.tx((tx) => this.known(tx, actor, key, bodyHash));
      if (known === null) throw error;
      return known;
    }
  }

  private async start(
    tx: Tx,
    actor: Actor,
    input: BatchInput,
    request: { readonly key: string | null; readonly bodyHash: string },
  ): Promise<number> {
    const by = { id: actor.userId, name: actor.name };
    const id = await this.batches.insert(tx, { ...request, by, now: this.clock.now() });
    const total = await this.batches.fill(tx, id, input);
    if (total === 0) throw new DomainError('INVOICES.NOTHING_TO_INVOICE');
    await this.audit.record(tx, actor, {
      action: 'invoice.batch-started',
      subject: 'invoice',
      after: { orders: total },
    });
    await this.outbox.append(
      tx,
      [{ type: 'invoice-batch.started', subject: `invoice-batch:${String(id)}`, payload: { batchId: id } }],
      [batchChanged({ id, state: 'running', total, issued: 0, failed: 0, version: 1 })],
    );
    return id;
  }

  private async known(tx: Tx, { userId }: Actor, key: string, bodyHash: string): Promise<number | null> {
    const known = await this.batches.ofKey(tx, userId, key);
    if (known !== null && known.bodyHash !== bodyHash) throw new DomainError('IDEMPOTENCY.DIFFERENT_BODY');
    return known?.id ?? null;
  }
}

const invalid = (): DomainError =>
  new DomainError('REQUEST.INVALID', { fields: [{ field: 'orderIds', rule: 'oneOf', message: 'orderIds' }] });
