import { maxFoundPrinters, type FoundPrinter } from '@picolo/contracts';
import { ThreadSpooler } from '../drivers/winspool/thread-spooler.js';
import { announcedPrinters } from './announced-printers.js';
import { announcements, resolvesHere } from './announcements.js';
import type { Candidate } from './candidate.js';
import { cupsQueues, cupsServer } from './cups-queues.js';
import { ownAddresses, printerKey } from './printer-key.js';
import { windowsQueues } from './windows-queues.js';

/** The longest that any search may take, ms. */
const patienceMs = 3_500;
/** What the server takes as an address. */
const longestAddress = 500;

/** One place where printers are looked for; what it throws counts as nothing found. */
export type Search = () => Promise<readonly Candidate[]>;

/** Where printers are looked for from this machine. */
export function searchesHere(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): readonly Search[] {
  const told = environment['CUPS_SERVER'];
  const network: Search = async () => await announcedPrinters(await announcements(), resolvesHere);
  if (platform === 'win32') return [() => windowsQueues(new ThreadSpooler()), network];
  return [() => cupsQueues(cupsServer(told)), network];
}

/**
 * The printers that can be seen from here, by name; `used` are the addresses that the worker prints on. Prints nothing,
 * changes nothing, and is over after `patienceMs`: a search that is not is left out.
 */
export async function findPrinters(
  used: readonly string[],
  searches: readonly Search[] = searchesHere(),
  patience = patienceMs,
): Promise<readonly FoundPrinter[]> {
  const own = ownAddresses();
  const usedKeys = new Set(used.map((uri) => printerKey(uri, own)));
  const found = (await Promise.all(searches.map((search) => within(search, patience)))).flat();
  const seen = new Set<string>();
  const printers: FoundPrinter[] = [];
  for (const { aliases, ...printer } of found) {
    const keys = [printer.uri, ...aliases].map((uri) => printerKey(uri, own));
    // The same queue by CUPS and by its announcement: the first search knows it better.
    const isNew = printer.uri.length <= longestAddress && !keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    if (isNew) printers.push({ ...printer, used: keys.some((key) => usedKeys.has(key)) });
  }
  return printers
    .sort((one, other) => one.name.localeCompare(other.name) || one.uri.localeCompare(other.uri))
    .slice(0, maxFoundPrinters);
}

async function within(search: Search, patience: number): Promise<readonly Candidate[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<readonly Candidate[]>((resolve) => {
    timer = setTimeout(() => {
      resolve([]);
    }, patience);
  });
  try {
    return await Promise.race([search().catch(() => []), late]);
  } finally {
    clearTimeout(timer);
  }
}
