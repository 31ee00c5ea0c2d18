import { Injectable } from '@nestjs/common';
import type { AuditAction, AuditSubject } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import type { Tx } from '@picolo/server/db';
import { differences, type Values } from './domain/differences.js';
import { seal } from './domain/sealed.js';
import { AuditRepository } from './persistence/audit.repository.js';
import { PersonKeysRepository, type Person } from './persistence/person-keys.repository.js';

export type { Person } from './persistence/person-keys.repository.js';

export interface AuditEntry {
  readonly action: AuditAction;
  readonly subject: AuditSubject;
  /** As people call it: a SKU and name, an invoice number, a person's name. */
  readonly subjectName?: string;
  /** Field by field, in the units of the API's views. Given both, only what differs is kept. */
  readonly before?: object;
  readonly after?: object;
  /** Whose personal values `subjectName`, `before` and `after` are: they are sealed with that person's key (ID-9). */
  readonly personOf?: Person;
}

/** Who did what to what, from where (ID-8). Written in the transaction of the act, never changed after. */
@Injectable()
export class AuditFacade {
  constructor(
    private readonly entries: AuditRepository,
    private readonly keys: PersonKeysRepository,
    private readonly clock: Clock,
  ) {}

  /** `actor` null: the system itself. Nothing is written when `before` and `after` are given and do not differ. */
  async record(tx: Tx, actor: Actor | null, entry: AuditEntry): Promise<void> {
    const changes = differences(entry.before as Values | undefined, entry.after as Values | undefined);
    if (changes === null) return;
    const details = JSON.stringify({ name: entry.subjectName ?? null, ...changes });
    const act = { action: entry.action, subject: entry.subject, now: this.clock.now() };
    const doer = await this.doer(tx, actor, act.subject);
    if (entry.personOf === undefined) {
      await this.entries.insert(tx, { ...act, ...doer, details, personKeyId: null, sealed: null });
      return;
    }
    const key = await this.keys.of(tx, entry.personOf, act.now);
    const sealed = key.secret === null ? null : seal(key.secret, details, act.subject);
    await this.entries.insert(tx, { ...act, ...doer, details: null, personKeyId: key.id, sealed });
  }

  /** Destroys the person's key: what the log holds of them can be read by nobody any more; what was done stays (ID-9). */
  async forgetPerson(tx: Tx, person: Person): Promise<void> {
    await this.keys.destroy(tx, person, this.clock.now());
  }

  private async doer(
    tx: Tx,
    actor: Actor | null,
    subject: string,
  ): Promise<{ actorId: number | null; actorKeyId: number | null; actorSealed: Buffer | null }> {
    if (actor === null) return { actorId: null, actorKeyId: null, actorSealed: null };
    const key = await this.keys.of(tx, { userId: actor.userId }, this.clock.now());
    const text = JSON.stringify({ name: actor.name, address: actor.address });
    const actorSealed = key.secret === null ? null : seal(key.secret, text, subject);
    return { actorId: actor.userId, actorKeyId: key.id, actorSealed };
  }
}
