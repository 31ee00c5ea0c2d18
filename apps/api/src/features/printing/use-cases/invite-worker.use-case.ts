import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EnrolmentView } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import { Db } from '@picolo/server/db';
import {
  enrolmentCodeBytes,
  enrolmentLifetimeMs,
  formatEnrolmentCode,
  normaliseEnrolmentCode,
} from '../domain/enrolment-code.js';
import { PrintWorkersRepository } from '../persistence/print-workers.repository.js';

export const hashOfCode = (code: string): string =>
  createHash('sha256').update(normaliseEnrolmentCode(code)).digest('hex');

/** Makes a one-time code for a PC that shall print (PR-7); only its hash is kept. */
@Injectable()
export class InviteWorker {
  constructor(
    private readonly db: Db,
    private readonly workers: PrintWorkersRepository,
    private readonly clock: Clock,
  ) {}

  /** `name` null: the PC names itself. `userId` null: made on the server's command line. */
  async execute(userId: number | null, name: string | null): Promise<EnrolmentView> {
    const code = formatEnrolmentCode(randomBytes(enrolmentCodeBytes));
    const expiresAt = new Date(this.clock.now().getTime() + enrolmentLifetimeMs);
    await this.db.tx((tx) =>
      this.workers.invite(tx, { codeHash: hashOfCode(code), name, expiresAt, createdBy: userId }),
    );
    return { code, expiresAt: expiresAt.toISOString() };
  }
}
