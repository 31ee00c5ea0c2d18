import { Injectable } from '@nestjs/common';
import { roomOfPermission } from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';

const ofUsers = roomOfPermission('users.read');
const ofRoles = roomOfPermission('roles.manage');

/** What whoever looks after users and roles sees change on an open page (ID-3, ID-4). */
@Injectable()
export class IdentityNews {
  constructor(private readonly outbox: Outbox) {}

  /** The roles page counts who has a role: it hears of users too. */
  async user(tx: Tx, id: number): Promise<void> {
    await this.outbox.append(tx, [], [{ rooms: [ofUsers, ofRoles], event: 'user:changed', data: { id } }]);
  }

  async invitation(tx: Tx, id: number): Promise<void> {
    await this.outbox.append(tx, [], [{ rooms: [ofUsers], event: 'invitation:changed', data: { id } }]);
  }

  /** Users bear the name of their role: who sees users hears of roles too. */
  async role(tx: Tx, id: number): Promise<void> {
    await this.outbox.append(tx, [], [{ rooms: [ofUsers, ofRoles], event: 'role:changed', data: { id } }]);
  }
}
