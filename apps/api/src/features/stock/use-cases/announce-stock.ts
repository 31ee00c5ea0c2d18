import { Injectable } from '@nestjs/common';
import type { AuditAction, LiveMessage, MovementInput, StockView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import type { Tx } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { AuditFacade, type AuditEntry } from '../../audit/index.js';
import type { StockOutcome } from './apply-stock.js';

const actions = {
  receipt: 'stock.received',
  adjustment: 'stock.adjusted',
  count: 'stock.counted',
} as const satisfies Record<MovementInput['kind'], AuditAction>;

interface Moved {
  readonly product: { readonly id: number; readonly sku: string; readonly name: string };
  readonly location: { readonly id: number; readonly name: string };
  readonly input: MovementInput;
  readonly outcome: StockOutcome;
}

/** Events per statement of the outbox, six values each. */
const eventsAtOnce = 1_000;

const onHandAt = (stock: StockView | undefined, locationId: number): number =>
  stock?.locations.find((level) => level.locationId === locationId)?.onHand ?? 0;

/** What an act of people on the stock leaves behind: its line in the log (ID-8), then its events as the last insert. */
@Injectable()
export class AnnounceStock {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: AuditFacade,
  ) {}

  async movement(tx: Tx, actor: Actor, { product, location, input, outcome }: Moved): Promise<void> {
    const at = { location: location.name };
    await this.audit.record(tx, actor, {
      action: actions[input.kind],
      subject: `product:${product.id}`,
      subjectName: `${product.sku} · ${product.name}`,
      before: { onHand: onHandAt(outcome.before.get(product.id), location.id) },
      after: { onHand: onHandAt(outcome.levels.get(product.id), location.id), ...at, reason: input.reason?.trim() },
    });
    await this.tell(tx, outcome);
  }

  /** Any other act: its entry, and what its outcome tells. */
  async act(
    tx: Tx,
    actor: Actor,
    entry: AuditEntry,
    outcome: StockOutcome | null,
    live: readonly LiveMessage[] = [],
  ): Promise<void> {
    await this.audit.record(tx, actor, entry);
    await this.tell(tx, outcome, live);
  }

  /** A large import may tell thousands of alerts. */
  async tell(tx: Tx, outcome: StockOutcome | null, live: readonly LiveMessage[] = []): Promise<void> {
    const events = outcome?.events ?? [];
    for (let at = eventsAtOnce; at < events.length; at += eventsAtOnce) {
      await this.outbox.append(tx, events.slice(at, at + eventsAtOnce));
    }
    await this.outbox.append(tx, events.slice(0, eventsAtOnce), [...(outcome?.live ?? []), ...live]);
  }
}
