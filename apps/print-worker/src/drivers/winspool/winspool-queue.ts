import type { Evidence, PrinterCondition, PrintTask } from '../driver.js';
import { winspoolScheme } from '../../settings/printer-setting.js';
import type { JobControl, Spooler, SpoolerJob, SpoolerQueue } from './spooler.js';
import { conditionOf, jobEvidence, spoolerReason } from './spooler-words.js';

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

  /** Where it is one of those that `isIt`; the spooler's number decides between several. */
  async find(task: PrintTask, isIt: (document: string) => boolean): Promise<Evidence> {
    try {
      const ours = (await this.jobs()).filter(({ document }) => isIt(document));
      const found = ours.find(({ id }) => String(id) === task.spoolId) ?? ours[0];
      return found === undefined ? { kind: 'none', reason: 'not-in-the-queue' } : jobEvidence(found);
    } catch (error) {
      return { kind: 'unreachable', reason: spoolerReason(error) };
    }
  }
}
