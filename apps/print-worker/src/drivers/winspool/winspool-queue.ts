import type { Evidence, PrinterCondition, PrintTask } from '../driver.js';
import { winspoolScheme } from '../../settings/printer-setting.js';
import type { JobControl, Spooler, SpoolerJob, SpoolerQueue } from './spooler.js';
import { conditionOf, isFinished, jobEvidence, keepsPrinted, spoolerReason } from './spooler-words.js';

/** Our jobs are called by their UUID, as receipts, or by the path of a file with it in its name, as pages. */
const ours = /(?<![0-9a-f])[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-f])/i;

/** One queue of Windows, by its name, as both ways to print on it see it. */
export class WinspoolQueue {
  readonly uri: string;

  constructor(
    readonly name: string,
    readonly spooler: Spooler,
    /** What the console calls it at first. */
    readonly title: string = name,
  ) {
    this.uri = `${winspoolScheme}${name}`;
  }

  list(): Promise<readonly { uri: string; name: string }[]> {
    return Promise.resolve([{ uri: this.uri, name: this.title }]);
  }

  look(): Promise<SpoolerQueue> {
    return this.spooler.queue(this.name);
  }

  async condition(objection: (queue: SpoolerQueue) => string | null = () => null): Promise<PrinterCondition> {
    try {
      const queue = await this.look();
      const why = objection(queue);
      return why === null ? conditionOf(queue) : { state: 'stopped', reasons: [why] };
    } catch (error) {
      return { state: 'offline', reasons: [spoolerReason(error)] };
    }
  }

  async jobs(): Promise<readonly SpoolerJob[]> {
    return await this.spooler.jobs(this.name);
  }

  async tell(job: number, command: JobControl): Promise<void> {
    await this.spooler.control(this.name, job, command);
  }

  /**
   * Jobs of ours that were kept after printing, but for `next`, which is about to be sent. The journal knows their end:
   * jobs go one after the other. Throws SpoolerFailure.
   */
  async removePrinted(next: PrintTask): Promise<void> {
    if (keepsPrinted(await this.look())) return;
    for (const job of await this.jobs()) {
      if (job.document.includes(next.uuid) || !ours.test(job.document) || !isFinished(job)) continue;
      await this.tell(job.id, 'release').catch(() => undefined);
      await this.tell(job.id, 'remove').catch(() => undefined);
    }
  }

  /** Where it is one of those that `isIt`; the spooler's number decides between several. */
  async find(task: PrintTask, isIt: (document: string) => boolean): Promise<Evidence> {
    try {
      const named = (await this.jobs()).filter(({ document }) => isIt(document));
      const found = named.find(({ id }) => String(id) === task.spoolId) ?? named[0];
      return found === undefined ? { kind: 'none', reason: 'not-in-the-queue' } : jobEvidence(found);
    } catch (error) {
      return { kind: 'unreachable', reason: spoolerReason(error) };
    }
  }
}
