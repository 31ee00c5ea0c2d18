import { Injectable } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';
import { RolesRepository } from '../persistence/roles.repository.js';

/** Somebody always stays in charge (ID-4), whoever else changes rights at the same moment. */
@Injectable()
export class Administrators {
  constructor(private readonly roles: RolesRepository) {}

  /** Runs `change`, one such change at a time. Throws IDENTITY.LAST_ADMINISTRATOR when it would leave nobody. */
  async keepOne<T>(tx: Tx, change: () => Promise<T>): Promise<T> {
    await this.roles.holdAdministration(tx);
    const before = await this.roles.administrators(tx);
    const result = await change();
    if (before > 0 && (await this.roles.administrators(tx)) === 0) {
      throw new DomainError('IDENTITY.LAST_ADMINISTRATOR');
    }
    return result;
  }
}
