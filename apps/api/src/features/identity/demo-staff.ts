import { Injectable } from '@nestjs/common';
import type { Actor } from '@picolo/server/auth';
import { Db } from '@picolo/server/db';
import { AuditFacade } from '../audit/index.js';
import { DemoAccounts, type DemoPerson } from './demo-accounts.js';
import { ManagedUsersRepository } from './persistence/managed-users.repository.js';
import { UserChanges } from './use-cases/user-changes.js';

/** Colleagues of the demo accounts, with whom nobody signs in. */
@Injectable()
export class DemoStaff {
  constructor(
    private readonly db: Db,
    private readonly accounts: DemoAccounts,
    private readonly managed: ManagedUsersRepository,
    private readonly changes: UserChanges,
    private readonly audit: AuditFacade,
  ) {}

  /** Somebody who works here; made when missing. */
  async join(person: DemoPerson): Promise<void> {
    await this.accounts.person(person);
  }

  /** Somebody who works here no longer. Nobody is signed in with the account: there is nothing to end. */
  async leave(by: Actor, person: DemoPerson): Promise<void> {
    const id = await this.accounts.person(person);
    await this.db.tx(async (tx) => {
      const user = await this.managed.hold(tx, id);
      const act = await this.changes.suspension(tx, user);
      const whom = { subject: `user:${id}`, subjectName: user.name, personOf: { userId: id } } as const;
      if (act !== null) await this.audit.record(tx, by, { ...act, ...whom });
    });
  }
}
