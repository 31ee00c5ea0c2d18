import type { ReportedPrinter } from '@picolo/contracts';
import type { PrinterDriver } from '../drivers/driver.js';

/** A printer may say anything, at any length; the server takes this much. */
const longestWord = 120;
const mostReasons = 20;

/** How all printers are, as last seen. */
export class PrinterWatch {
  private readonly seen = new Map<string, ReportedPrinter>();
  private running: Promise<void> | null = null;

  constructor(private readonly drivers: readonly PrinterDriver[]) {
    for (const { uri, kind } of drivers) {
      this.seen.set(uri, { uri, name: uri, driver: kind, state: 'unknown', stateReasons: [] });
    }
  }

  get printers(): readonly ReportedPrinter[] {
    return [...this.seen.values()];
  }

  /** True while jobs may be fetched for it. */
  takesJobs(uri: string): boolean {
    const state = this.seen.get(uri)?.state;
    return state === 'ready' || state === 'printing';
  }

  /** Looks at all printers at once; a look that is under way is shared. */
  refresh(): Promise<void> {
    this.running ??= Promise.all(this.drivers.map((driver) => this.look(driver))).then(() => {
      this.running = null;
    });
    return this.running;
  }

  private async look(driver: PrinterDriver): Promise<void> {
    const { state, reasons } = await driver.state();
    const before = this.seen.get(driver.uri);
    // The name is asked for again whenever the printer comes back: it may be another one at the same address.
    const isKnown = before !== undefined && before.name !== driver.uri && before.state !== 'offline';
    const name = state === 'offline' || isKnown ? before?.name : (await driver.list())[0]?.name;
    this.seen.set(driver.uri, {
      uri: driver.uri,
      name: (name ?? driver.uri).slice(0, longestWord),
      driver: driver.kind,
      state,
      stateReasons: reasons.slice(0, mostReasons).map((reason) => reason.slice(0, longestWord)),
    });
  }
}
