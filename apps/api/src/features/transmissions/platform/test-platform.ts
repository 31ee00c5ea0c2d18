import { Injectable } from '@nestjs/common';
import type { LifeCycleStatus } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import { Db, parseJson, sql, write, type Tx } from '@picolo/server/db';
import { PlatformGateway, type Deposit, type PlatformEvent } from './platform-gateway.js';

/** As an invoice goes when nobody objects: deposited, received, made available, taken charge of, approved. */
const APPROVED: readonly LifeCycleStatus[] = [200, 202, 203, 204, 205];
/** The buyer refuses. */
const REFUSED: readonly LifeCycleStatus[] = [200, 202, 203, 210];
const ENDS: readonly LifeCycleStatus[] = [210, 212, 213];
/** A buyer's order number that makes the first deposit of an invoice be refused. */
const REFUSAL = 'REFUS';

interface Row {
  readonly our_id: string;
  readonly refuses: number;
  readonly events: unknown;
}

/** Instants as text: how events lie in the table. */
type StoredEvent = Omit<PlatformEvent, 'at'> & { readonly at: string };

/**
 * A platform that brings invoices to nobody: it takes them, and each time it is asked for news after its last event, the next
 * thing happens. An invoice whose buyer gave the order number `REFUS` is refused the first time, as if that number were
 * unknown to them. It has tables of its own as another company would: its memory outlives our processes.
 */
@Injectable()
export class TestPlatform extends PlatformGateway {
  override readonly platform = 'test';
  override readonly restMs = 2_000;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async deposit({ ourId, attempt, buyerOrderNumber }: Deposit): Promise<string> {
    const platformId = `TEST-${ourId}`;
    await this.db.tx(async (tx) => {
      await write(
        tx,
        'INSERT IGNORE INTO test_platform_invoices (our_id, platform_id, refuses, events) VALUES (?, ?, ?, ?)',
        [ourId, platformId, attempt === 1 && buyerOrderNumber === REFUSAL, '[]'],
      );
    });
    return platformId;
  }

  override async news(platformId: string, after: number): Promise<readonly PlatformEvent[]> {
    return await this.db.tx(async (tx) => {
      const known = await this.known(tx, platformId);
      const events = known.events.length > after ? known.events : await this.goOn(tx, known);
      return events.slice(after).map((event) => ({ ...event, at: new Date(event.at) }));
    });
  }

  override async cashed(platformId: string): Promise<void> {
    await this.db.tx(async (tx) => {
      const known = await this.known(tx, platformId);
      if (!isOver(known.events)) await this.add(tx, known, 212);
    });
  }

  private async known(tx: Tx, platformId: string): Promise<{ row: Row; events: readonly StoredEvent[] }> {
    const [row] = await sql<Row>(
      tx,
      'SELECT our_id, refuses, events FROM test_platform_invoices WHERE platform_id = ? FOR UPDATE',
      [platformId],
    );
    if (row === undefined) throw new Error(`the test platform does not know ${platformId}`);
    return { row, events: parseJson(row.events) as readonly StoredEvent[] };
  }

  private async goOn(
    tx: Tx,
    known: { readonly row: Row; readonly events: readonly StoredEvent[] },
  ): Promise<readonly StoredEvent[]> {
    const course = known.row.refuses === 0 ? APPROVED : REFUSED;
    const next = isOver(known.events) ? undefined : course[known.events.length];
    return next === undefined ? known.events : await this.add(tx, known, next);
  }

  private async add(
    tx: Tx,
    { row, events }: { readonly row: Row; readonly events: readonly StoredEvent[] },
    status: LifeCycleStatus,
  ): Promise<readonly StoredEvent[]> {
    const refused = status === 210;
    const event: StoredEvent = {
      ...{ sequence: events.length + 1, status, at: this.clock.now().toISOString() },
      reasonCode: refused ? 'CMD_ERR' : null,
      reason: null,
    };
    const all = [...events, event];
    await write(tx, 'UPDATE test_platform_invoices SET events = ? WHERE our_id = ?', [JSON.stringify(all), row.our_id]);
    return all;
  }
}

const isOver = (events: readonly StoredEvent[]): boolean => events.some(({ status }) => ENDS.includes(status));
