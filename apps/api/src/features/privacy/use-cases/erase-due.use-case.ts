import { Injectable } from '@nestjs/common';
import { AccessCache } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db, type Tx } from '@picolo/server/db';
import { ErasuresRepository } from '../persistence/erasures.repository.js';
import { ErasePerson } from './erase-person.js';

const dayMs = 86_400_000;

/** Erases whoever's days of grace are over. Orders placed meanwhile put it off by a day. */
@Injectable()
export class EraseDue {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly erasures: ErasuresRepository,
    private readonly erasing: ErasePerson,
    private readonly access: AccessCache,
  ) {}

  async execute(): Promise<void> {
    for (const id of await this.erasures.due(this.clock.now())) {
      const userId = await this.db.tx((tx) => this.one(tx, id));
      if (userId !== null) await this.access.announce(userId);
    }
  }

  private async one(tx: Tx, id: number): Promise<number | null> {
    const now = this.clock.now();
    const asked = await this.erasures.lock(tx, id);
    if (asked === null) return null;
    const person = await this.erasing.execute(tx, asked.clientId);
    if (person === null) {
      await this.erasures.postpone(tx, id, new Date(now.getTime() + dayMs));
      return null;
    }
    await this.erasures.done(tx, id, now);
    return person.userId;
  }
}
