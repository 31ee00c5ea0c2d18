import { Injectable } from '@nestjs/common';
import { DomainError, type UserView } from '@picolo/contracts';
import { SettingsFacade } from '../../settings/index.js';
import { userView } from '../identity.presenter.js';
import { UsersRepository } from '../persistence/users.repository.js';

/** An account as its owner sees it. */
@Injectable()
export class AccountQuery {
  constructor(
    private readonly users: UsersRepository,
    private readonly settings: SettingsFacade,
  ) {}

  async view(userId: number): Promise<UserView> {
    const [row, permissions, timeZone] = await Promise.all([
      this.users.find(userId),
      this.users.permissions(userId),
      this.settings.timeZone(),
    ]);
    if (row === null) throw new DomainError('AUTH.REQUIRED');
    return userView(row, permissions, timeZone);
  }
}
