import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import { Db, isDuplicateKey, sql, write, type Tx } from '@picolo/server/db';

/** Who asks under which key for what; `content` is JSON that a repetition must repeat. */
export interface Request {
  readonly actorId: number;
  readonly key: string | null;
  readonly content: unknown;
}

interface Known {
  readonly bodyHash: string;
  readonly invoiceId: number | null;
}

/** Documents that people ask for: the same key gives the same document, never two. */
@Injectable()
export class RequestedOnce {
  constructor(private readonly db: Db) {}

  /** The id of the document that `issue` made, now or under the same key before. Throws IDEMPOTENCY.DIFFERENT_BODY. */
  async execute(request: Request, issue: (tx: Tx) => Promise<number>): Promise<number> {
    const { actorId, key, content } = request;
    if (key === null) return await this.db.tx(issue);
    const bodyHash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
    try {
      return await this.db.tx(async (tx) => {
        const known = await this.known(tx, actorId, key, bodyHash);
        return known ?? (await this.first(tx, { actorId, key, bodyHash }, issue));
      });
    } catch (error) {
      // A twin of this request was faster: it has committed by now, or the key would not have stood in the way.
      if (!isDuplicateKey(error, 'PRIMARY')) throw error;
      const known = await this.db.tx((tx) => this.known(tx, actorId, key, bodyHash));
      if (known === null) throw error;
      return known;
    }
  }

  /** The row is written first: a twin waits for it. */
  private async first(
    tx: Tx,
    { actorId, key, bodyHash }: { readonly actorId: number; readonly key: string; readonly bodyHash: string },
    issue: (tx: Tx) => Promise<number>,
  ): Promise<number> {
    await write(tx, 'INSERT INTO invoice_requests (actor_id, idempotency_key, body_hash) VALUES (?, ?, ?)', [
      actorId,
      key,
      bodyHash,
    ]);
    const invoiceId = await issue(tx);
    await write(tx, 'UPDATE invoice_requests SET invoice_id = ? WHERE actor_id = ? AND idempotency_key = ?', [
      invoiceId,
      actorId,
      key,
    ]);
    return invoiceId;
  }

  private async known(tx: Tx, actorId: number, key: string, bodyHash: string): Promise<number | null> {
    const [known] = await sql<Known>(
      tx,
      `SELECT body_hash AS bodyHash, invoice_id AS invoiceId FROM invoice_requests
       WHERE actor_id = ? AND idempotency_key = ?`,
      [actorId, key],
    );
    if (known !== undefined && known.bodyHash !== bodyHash) throw new DomainError('IDEMPOTENCY.DIFFERENT_BODY');
    return known?.invoiceId ?? null;
  }
}
