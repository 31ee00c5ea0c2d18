import { Injectable } from '@nestjs/common';
import type { SetupState } from '@picolo/contracts';
import { SetupCodesRepository } from '../persistence/setup-codes.repository.js';

@Injectable()
export class SetupQuery {
  constructor(private readonly codes: SetupCodesRepository) {}

  async state(): Promise<SetupState> {
    return { needed: !(await this.codes.hasAdministrator()) };
  }
}
