import { Injectable } from '@nestjs/common';
import type { Permission } from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';
import { UsersRepository } from './persistence/users.repository.js';

/** Users for other features. */
@Injectable()
export class IdentityFacade {
  constructor(private readonly users: UsersRepository) {}

  /** Ids of the active users who hold a permission, ascending. */
  usersWith(tx: Tx, permission: Permission): Promise<readonly number[]> {
    return this.users.idsWith(tx, permission);
  }

  /** The same, each user's row locked until the transaction ends: what is written for a user is written one after the other. */
  async lockUsersWith(tx: Tx, permission: Permission): Promise<readonly number[]> {
    const ids = await this.users.idsWith(tx, permission);
    await this.users.lock(tx, ids);
    return ids;
  }
}
