import type { Hold } from './printing/hold.js';
import type { ToldPrinters } from './settings/told-printers.js';
import type { WorkerSettings } from './settings/worker-settings.js';

/** What `run` was started with. */
export interface WorkerOptions {
  /** The worker's folder: settings, journal, documents, log. */
  readonly data: string;
  readonly settings: WorkerSettings;
  readonly told: ToldPrinters;
  readonly hold: Hold;
  readonly softwareVersion: string;
  /** Ends the process: the sentence goes to the terminal, the code to the supervisor. */
  readonly end: (exitCode: number, sentence: string) => void;
}

export const WORKER_OPTIONS = Symbol('WorkerOptions');
export const WORKER_LOG = Symbol('WorkerLog');
export const PRINTERS = Symbol('Printers');
