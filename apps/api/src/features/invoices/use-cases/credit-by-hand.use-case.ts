import { Injectable } from '@nestjs/common';
import { creditOf, DomainError, fromJsonNumber, type CreditChoice, type CreditNoteInput } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import type { Tx } from '@picolo/server/db';
import { AuditFacade } from '../../audit/index.js';
import { OrdersFacade } from '../../orders/index.js';
import { InvoicesRepository } from '../persistence/invoices.repository.js';
import { CreditInvoice } from './credit-invoice.js';
import { RequestedOnce } from './requested-once.js';

/** A credit note that staff asks for: lines and quantities, amounts per rate, or all that is left. */
@Injectable()
export class CreditByHand {
  constructor(
    private readonly once: RequestedOnce,
    private readonly invoices: InvoicesRepository,
    private readonly orders: OrdersFacade,
    private readonly credit: CreditInvoice,
    private readonly audit: AuditFacade,
    private readonly clock: Clock,
  ) {}

  /** The id of the credit note. Throws what `CreditInvoice` does, and INVOICES.NOTHING_TO_CREDIT. */
  async execute(actor: Actor, invoiceId: number, input: CreditNoteInput, key: string | null): Promise<number> {
    const choice = choiceOf(input);
    const request = { actorId: actor.userId, key, content: ['credit', invoiceId, choice, input.reason ?? null] };
    return await this.once.execute(request, (tx) => this.issue(tx, actor, invoiceId, choice, input.reason));
  }

  private async issue(
    tx: Tx,
    actor: Actor,
    originalId: number,
    choice: CreditChoice,
    reason: string | undefined,
  ): Promise<number> {
    const original = await this.invoices.head(tx, originalId);
    if (original === null) throw new DomainError('INVOICES.NOT_FOUND');
    const { number, orderId } = original;
    let grossCents = 0;
    const issued = await this.credit.execute(tx, {
      order: await this.orders.snapshot(tx, orderId),
      originalId,
      choose: (left) => {
        const credit = creditOf(left, choice);
        grossCents = credit.gross;
        return credit;
      },
      reason: reason === undefined || reason.trim() === '' ? null : reason.trim(),
      at: this.clock.now(),
      seeded: false,
    });
    if (issued === null) throw new DomainError('INVOICES.NOTHING_TO_CREDIT', { number });
    await this.audit.record(tx, actor, {
      ...{ action: 'invoice.credited', subject: `invoice:${originalId}`, subjectName: number },
      after: { creditNote: issued.number, grossCents },
    });
    return issued.id;
  }
}

/** Exactly one of the three ways. Throws REQUEST.INVALID. */
function choiceOf({ rest, lines, amounts }: CreditNoteInput): CreditChoice {
  const ways: CreditChoice[] = [];
  if (rest === true) ways.push({ rest: true });
  if (lines !== undefined)
    ways.push({ lines: lines.map(({ line, quantity }) => ({ line, quantity: units(quantity) })) });
  if (amounts !== undefined) ways.push({ amounts: amounts.map(({ vatRate, netCents: net }) => ({ vatRate, net })) });
  const [choice] = ways;
  if (choice === undefined || ways.length > 1) {
    throw new DomainError('REQUEST.INVALID', { fields: [{ field: 'lines', rule: 'oneOf', message: 'oneOf' }] });
  }
  return choice;
}

/** Quantities were checked at the edge (≤ 4 decimals). */
const units = (quantity: number): number => fromJsonNumber(quantity, 4) ?? 0;
