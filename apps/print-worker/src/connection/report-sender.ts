import type { Logger } from 'pino';
import type { Journal } from '../journal/journal.js';
import { NotAnswered } from '../printing/lane-context.js';
import { Wake } from '../printing/wake.js';
import type { ServerLink } from './server-link.js';

/** A report that was not acknowledged is repeated after this, ms. */
const retryMs = 2_000;

/** Brings the journal's reports to the server, in order for each job, until each is acknowledged. */
export class ReportSender {
  private readonly bell = new Wake();

  constructor(
    private readonly journal: Journal,
    private readonly link: ServerLink,
    private readonly log: Logger,
  ) {}

  /** There is a report, or the line is back. */
  wake(): void {
    this.bell.ring();
  }

  async run(stop: AbortSignal): Promise<void> {
    stop.addEventListener('abort', () => {
      this.bell.ring();
    });
    const isStopped = (): boolean => stop.aborted;
    while (!isStopped()) {
      const allSent = await this.sendAll().catch((error: unknown) => {
        this.log.error({ err: error }, 'reports cannot be sent');
        return false;
      });
      if (!isStopped()) await this.bell.wait(allSent ? undefined : retryMs);
    }
  }

  private async sendAll(): Promise<boolean> {
    const isCut = (): boolean => !this.link.isGreeted;
    if (isCut()) return true;
    const stuck = new Set<string>();
    for (const report of this.journal.openReports()) {
      if (stuck.has(report.uuid)) continue;
      try {
        await this.link.report(report);
        this.journal.acknowledge(report);
      } catch (error) {
        if (!(error instanceof NotAnswered)) throw error;
        this.log.warn({ uuid: report.uuid, reason: error.message }, 'a report was not acknowledged yet');
        if (isCut()) return true;
        stuck.add(report.uuid);
      }
    }
    const isLeft = this.journal.openReports(1).length > 0;
    if (isLeft && stuck.size === 0) this.bell.ring();
    return !isLeft;
  }
}
