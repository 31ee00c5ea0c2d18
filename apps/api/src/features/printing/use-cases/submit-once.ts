import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import { Db, isDuplicateKey, type Tx } from '@picolo/server/db';
import { PrintJobsRepository, type Doer } from '../persistence/print-jobs.repository.js';

/** What a person or program sends with an Idempotency-Key: the key, and a hash of the body that it stands for. */
export interface Idempotency {
  readonly key: string;
  readonly bodyHash: string;
}

/** Null when no key was sent. `body` is all that makes it another request. */
export const idempotencyOf = (key: string | null, body: unknown): Idempotency | null =>
  key === null ? null : { key, bodyHash: createHash('sha256').update(JSON.stringify(body)).digest('hex') };

/** The unique keys of a person's Idempotency-Key and of a program's. */
const twins = ['uq_print_jobs_idempotency', 'uq_print_jobs_key_idempotency'];

/** One job for each Idempotency-Key, however often and however close together it comes (PR-3). */
@Injectable()
export class SubmitOnce {
  constructor(
    private readonly db: Db,
    private readonly jobs: PrintJobsRepository,
  ) {}

  /** The id of the job of that key, or of the one that `print` queues in its transaction. Throws IDEMPOTENCY.DIFFERENT_BODY. */
  async execute(
    doer: Doer,
    idempotency: Idempotency | null,
    print: (tx: Tx, idempotency: Idempotency | null) => Promise<number>,
  ): Promise<number> {
    try {
      return await this.db.tx(
        async (tx) => (await this.knownIn(tx, doer, idempotency)) ?? (await print(tx, idempotency)),
      );
    } catch (error) {
      // A twin of this request was faster: it has committed by now, or the key would not have stood in the way.
      if (!twins.some((unique) => isDuplicateKey(error, unique))) throw error;
      const known = await this.known(doer, idempotency);
      if (known === null) throw error;
      return known;
    }
  }

  /** The job that was queued for that key; null: none yet. Throws IDEMPOTENCY.DIFFERENT_BODY. */
  async known(doer: Doer, idempotency: Idempotency | null): Promise<number | null> {
    return idempotency === null ? null : await this.db.tx((tx) => this.knownIn(tx, doer, idempotency));
  }

  private async knownIn(tx: Tx, doer: Doer, idempotency: Idempotency | null): Promise<number | null> {
    if (idempotency === null) return null;
    const job = await this.jobs.ofKey(tx, doer, idempotency.key);
    if (job === null) return null;
    if (job.bodyHash !== idempotency.bodyHash) throw new DomainError('IDEMPOTENCY.DIFFERENT_BODY');
    return job.id;
  }
}
