import { Injectable } from '@nestjs/common';
import type { SecondFactorView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { SecondFactorsRepository } from '../persistence/second-factors.repository.js';

@Injectable()
export class SecondFactorQuery {
  constructor(private readonly factors: SecondFactorsRepository) {}

  async view({ userId }: Actor): Promise<SecondFactorView> {
    const { since, codesLeft } = await this.factors.state(userId);
    const on = since !== null;
    return { enabled: on, since: since?.toISOString() ?? null, recoveryCodesLeft: on ? codesLeft : 0 };
  }
}
