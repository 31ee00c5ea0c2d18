import { Injectable } from '@nestjs/common';
import type { Tx } from '@picolo/server/db';
import { SecondFactorsRepository } from '../persistence/second-factors.repository.js';
import { hashSecret, readCode } from '../secrets.js';
import { totpStep } from '../totp.js';

const digits = (typed: string): string => typed.replace(/\s/gu, '');

/** Whether what was typed proves the second factor. A code, or a recovery code, works once. */
@Injectable()
export class SecondFactorCheck {
  constructor(private readonly factors: SecondFactorsRepository) {}

  async passes(tx: Tx, userId: number, typed: string, now: Date): Promise<boolean> {
    const factor = await this.factors.read(tx, userId);
    if (factor === null || factor.confirmedAt === null) return false;
    const code = digits(typed);
    if (!/^\d+$/.test(code)) return await this.factors.useCode(tx, userId, hashSecret(readCode(typed)), now);
    const step = factor.secret === null ? null : totpStep(factor.secret, code, now);
    return step !== null && (await this.factors.advance(tx, userId, step));
  }
}
