import { Injectable, Logger } from '@nestjs/common';
import type { LifeCycleStatus, TransmissionState } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import { Db, type Tx } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import type { Transmission } from '../persistence/transmissions.repository.js';
import type { PlatformEvent } from '../platform/platform-gateway.js';
import { DepositParts } from './ask-deposit.use-case.js';
import { transmissionChanged } from './transmission-news.js';

const AT_ONCE = 50;
/** Without news the platform is asked more and more rarely, at last each hour. */
const SLOWEST_MS = 3_600_000;
const ENDS: Readonly<Partial<Record<LifeCycleStatus, TransmissionState>>> = {
  210: 'refused',
  212: 'paid',
  213: 'refused',
};

/** Asks the platform what became of deposits, stores it and tells the screens. */
@Injectable()
export class FollowTransmissions {
  private readonly logger = new Logger('Transmissions');

  constructor(
    private readonly db: Db,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly parts: DepositParts,
  ) {}

  async execute(): Promise<void> {
    const { transmissions, gateway } = this.parts;
    for (const transmission of await transmissions.due(this.db, this.clock.now(), AT_ONCE)) {
      // Deposited on another platform than the one that is connected now: that one knows nothing of it.
      if (transmission.platform === gateway.platform) await this.follow(transmission);
      else await this.db.tx((tx) => transmissions.looked(tx, transmission.id, transmission.state, null, false));
    }
  }

  /**
   * The money came in: the platform is told, and has news at once. What it does not have yet it is told of when it is
   * deposited; the lock makes either this see the deposit, or the deposit see the payment.
   */
  async cashed(invoiceId: number): Promise<void> {
    const { transmissions, gateway } = this.parts;
    const [last] = await this.db.tx((tx) => transmissions.ofInvoiceForUpdate(tx, invoiceId));
    if (last === undefined || last.platform !== gateway.platform) return;
    if (last.state !== 'open' || last.platformId === null) return;
    await gateway.cashed(last.platformId);
    await this.db.tx((tx) => transmissions.lookAt(tx, last.id, this.clock.now()));
  }

  private async follow({ id, platformId }: Transmission): Promise<void> {
    if (platformId === null) return;
    try {
      const { transmissions, gateway } = this.parts;
      const known = await transmissions.events(this.db, [id]);
      const news = await gateway.news(platformId, known.at(-1)?.sequence ?? 0);
      await this.db.tx((tx) => this.store(tx, id, news, known.at(-1)?.happenedAt ?? null));
    } catch (error) {
      this.logger.warn(`${platformId}: ${error instanceof Error ? error.message : String(error)}`);
      await this.rest(id);
    }
  }

  private async store(tx: Tx, id: number, news: readonly PlatformEvent[], last: Date | null): Promise<void> {
    const { transmissions, gateway } = this.parts;
    const locked = await transmissions.lock(tx, id);
    if (locked === null) return;
    for (const { at, ...event } of news) {
      await transmissions.addEvent(tx, { ...event, transmissionId: id, happenedAt: at });
    }
    const state = news.map(({ status }) => ENDS[status]).find((end) => end !== undefined) ?? locked.state;
    const now = this.clock.now();
    const silence = last === null || news.length > 0 ? 0 : now.getTime() - last.getTime();
    const next = new Date(now.getTime() + Math.min(SLOWEST_MS, Math.max(gateway.restMs, silence)));
    const changed = news.length > 0;
    await transmissions.looked(tx, id, state, state === 'open' ? next : null, changed);
    if (changed) await this.outbox.append(tx, [], [transmissionChanged(locked, locked.version + 1)]);
  }

  /** The platform did not answer: a minute of rest. */
  private async rest(id: number): Promise<void> {
    const later = new Date(this.clock.now().getTime() + 60_000);
    await this.db.tx((tx) => this.parts.transmissions.lookAt(tx, id, later)).catch(() => undefined);
  }
}
