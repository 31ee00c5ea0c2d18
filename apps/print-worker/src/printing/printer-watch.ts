import type { PrinterAbilities, ReportedPrinter } from '@picolo/contracts';
import type { PrinterDriver } from '../drivers/driver.js';
import type { Printer } from '../drivers/printer.js';

/** A printer may say anything, at any length; the server takes this much. */
const longestWord = 120;
const mostReasons = 20;

/** How all printers are, as last seen. */
export class PrinterWatch {
  private readonly all = new Map<string, Printer>();
  private readonly seen = new Map<string, ReportedPrinter>();
  private running: Promise<void> | null = null;

  /** `shared`: names that people gave printers seen by several workers, `named`: what they call them here; by address. */
  constructor(
    printers: readonly Printer[],
    private readonly shared: ReadonlyMap<string, string> = new Map(),
    named: ReadonlyMap<string, string> = new Map(),
  ) {
    for (const printer of printers) this.add(printer, named.get(printer.uri));
  }

  has(uri: string): boolean {
    return this.all.has(uri);
  }

  /** Under that name until it was reached. */
  add(printer: Printer, name?: string): void {
    const { uri } = printer;
    const { kind } = printer.driver(null);
    this.all.set(uri, printer);
    this.seen.set(uri, { ...this.known(uri), name: name ?? uri, driver: kind, state: 'unknown', stateReasons: [] });
  }

  remove(uri: string): void {
    this.all.delete(uri);
    this.seen.delete(uri);
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
    this.running ??= Promise.all([...this.all.values()].map((printer) => this.look(printer))).then(() => {
      this.running = null;
    });
    return this.running;
  }

  /** At that one alone. */
  async lookAt(uri: string): Promise<void> {
    const printer = this.all.get(uri);
    if (printer !== undefined) await this.look(printer);
  }

  private known(uri: string): Pick<ReportedPrinter, 'uri' | 'sharedAs'> {
    const sharedAs = this.shared.get(uri);
    return sharedAs === undefined ? { uri } : { uri, sharedAs };
  }

  private async look(printer: Printer): Promise<void> {
    const driver = (await printer.choose()) ?? printer.driver(null);
    const { state, reasons } = await driver.state();
    if (state === 'offline') printer.wasAway();
    const before = this.seen.get(driver.uri);
    // The name is asked for again whenever the printer comes back: it may be another one at the same address.
    const isKnown = before !== undefined && before.name !== driver.uri && isReached(before);
    const isAsked = state !== 'offline' && !isKnown;
    const name = isAsked ? (await driver.list())[0]?.name : before?.name;
    const abilities = isAsked ? await abilitiesOf(driver) : before?.abilities;
    // Removed while it was asked.
    if (this.all.get(printer.uri) !== printer) return;
    this.seen.set(driver.uri, {
      ...this.known(driver.uri),
      name: (name ?? driver.uri).slice(0, longestWord),
      driver: driver.kind,
      state,
      stateReasons: reasons.slice(0, mostReasons).map((reason) => reason.slice(0, longestWord)),
      ...(abilities === undefined ? {} : { abilities }),
    });
  }
}

const isReached = ({ state }: ReportedPrinter): boolean => state !== 'offline' && state !== 'unknown';

/** Without what only the worker needs to know. */
async function abilitiesOf(driver: PrinterDriver): Promise<PrinterAbilities> {
  const { columns, copies, sides, media } = await driver.capabilities();
  return { columns, copies, sides, media };
}
