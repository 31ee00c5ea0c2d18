import type { ReportedPrinter } from '@picolo/contracts';
import { abilitiesOf } from '../drivers/driver.js';
import type { Printer } from '../drivers/printer.js';
import type { PrinterSetting } from '../settings/printer-setting.js';

/** A printer may say anything, at any length; the server takes this much. */
const longestWord = 120;
const mostReasons = 20;

const cut = (word: string): string => word.slice(0, longestWord);

/** What people say of a printer. */
type Given = Pick<PrinterSetting, 'name' | 'sharedAs'>;

/** How all printers are, as last seen. */
export class PrinterWatch {
  private readonly all = new Map<string, Printer>();
  private readonly seen = new Map<string, ReportedPrinter>();
  /** Names of printers that several workers see, by the address that this one knows. */
  private readonly shared = new Map<string, string>();
  private running: Promise<void> | null = null;

  constructor(printers: readonly Printer[], told: readonly (Given & { readonly uri: string })[] = []) {
    const given = new Map(told.map((one) => [one.uri, one]));
    for (const printer of printers) this.add(printer, given.get(printer.uri));
  }

  /** Under the name that it was given until it was reached. */
  add(printer: Printer, { name, sharedAs }: Given = {}): void {
    const { uri } = printer;
    if (sharedAs !== undefined) this.shared.set(uri, sharedAs);
    const { kind } = printer.driver(null);
    this.all.set(uri, printer);
    this.seen.set(uri, {
      ...this.known(uri),
      name: cut(name ?? uri),
      driver: kind,
      state: 'unknown',
      stateReasons: [],
    });
  }

  remove(uri: string): void {
    this.all.delete(uri);
    this.seen.delete(uri);
    this.shared.delete(uri);
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
    const { state, reasons, abilities: said } = await driver.state();
    if (state === 'offline') printer.wasAway();
    const before = this.seen.get(driver.uri);
    // The name is asked for again whenever the printer comes back: it may be another one at the same address.
    const isKnown = before !== undefined && before.name !== cut(driver.uri) && isReached(before);
    const isAsked = state !== 'offline' && !isKnown;
    const name = isAsked ? (await driver.list())[0]?.name : before?.name;
    // They change under a printer that works, at its spooler; one that does not say keeps what it said last.
    const asked = isAsked && said === undefined ? await driver.capabilities() : null;
    const abilities = said ?? (asked === null ? before?.abilities : abilitiesOf(asked));
    // Removed while it was asked.
    if (this.all.get(printer.uri) !== printer) return;
    this.seen.set(driver.uri, {
      ...this.known(driver.uri),
      name: cut(name ?? driver.uri),
      driver: driver.kind,
      state,
      stateReasons: reasons.slice(0, mostReasons).map(cut),
      ...(abilities === undefined ? {} : { abilities }),
    });
  }
}

const isReached = ({ state }: ReportedPrinter): boolean => state !== 'offline' && state !== 'unknown';
