import { DomainError } from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';
import type { PrintWorkersRepository } from '../persistence/print-workers.repository.js';

/** Every message is checked, not only the handshake: a connection may outlive its key where Redis could not cut it (PR-7). */
export const requireWorker = async (workers: PrintWorkersRepository, tx: Tx, workerId: number): Promise<void> => {
  const worker = await workers.find(tx, workerId);
  if (worker === null || worker.revokedAt !== null) throw new DomainError('PRINTING.WORKER_REVOKED');
};
