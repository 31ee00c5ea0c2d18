import { Injectable } from '@nestjs/common';
import type { AuditAction, MovementInput } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import type { Tx } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { AuditFacade } from '../../audit/index.js';
import type { StockOutcome } from './apply-stock.js';

const actions = {
  receipt: 'stock.received',
  adjustment: 'stock.adjusted',
  count: 'stock.counted',
} as const satisfies Record<MovementInput['kind'], AuditAction>;

interface Moved {
  readonly product: { readonly id: number; readonly sku: string; readonly name: string };
  readonly input: MovementInput;
  readonly outcome: StockOutcome;
}

/** What a movement by hand leaves behind: its line in the log (ID-8), then its events. */
@Injectable()
export class AnnounceMovement {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: AuditFacade,
  ) {}

  async execute(tx: Tx, actor: Actor, { product, input, outcome }: Moved): Promise<void> {
    const onHand = outcome.levels.get(product.id)?.onHand;
    if (onHand !== undefined) {
      await this.audit.record(tx, actor, {
        action: actions[input.kind],
        subject: `product:${product.id}`,
        subjectName: `${product.sku} · ${product.name}`,
        before: { onHand: outcome.onHandBefore.get(product.id) ?? 0 },
        after: { onHand, reason: input.reason?.trim() },
      });
    }
    await this.outbox.append(tx, outcome.events, outcome.live);
  }
}
