import { maxFoundPrinters, type FoundPrinter } from '@picolo/contracts';
import { ThreadSpooler } from '../drivers/winspool/thread-spooler.js';
import { announcedPrinters } from './announced-printers.js';
import { announcements, resolverHere } from './announcements.js';
import type { Candidate } from './candidate.js';
import { cupsQueues, cupsServer } from './cups-queues.js';
import { isRawPort } from '../settings/printer-order.js';
import { longestAddress } from '../settings/printer-setting.js';
import { plainText } from './plain-text.js';
import { printerKey } from './printer-key.js';
import { ownAddresses } from './this-machine.js';
import { windowsQueues } from './windows-queues.js';

/** The longest that any search may take, ms. */
const patienceMs = 3_500;

/** One place where printers are looked for; what it throws counts as nothing found. */
export type Search = () => Promise<readonly Candidate[]>;

/** One for all searches: each has a thread of its own. */
let spooler: ThreadSpooler | null = null;

/** Where printers are looked for from this machine. */
export function searchesHere(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): readonly Search[] {
  const told = environment['CUPS_SERVER'];
  const network: Search = async () => await announcedPrinters(await announcements(), resolverHere());
  if (platform === 'win32') return [() => windowsQueues((spooler ??= new ThreadSpooler(platform))), network];
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
    const mayBeSent = printer.driver !== 'raw9100' || [printer.uri, ...aliases].every(isRawPort);
    if (isNew && mayBeSent) printers.push({ ...shown(printer), used: keys.some((key) => usedKeys.has(key)) });
  }
  return printers
    .sort((one, other) => one.name.localeCompare(other.name) || one.uri.localeCompare(other.uri))
    .slice(0, maxFoundPrinters);
}

/** One odd word must not keep the others from being shown. */
const shown = ({ name, model, place, ...printer }: Omit<Candidate, 'aliases'>): Omit<FoundPrinter, 'used'> => ({
  ...{ ...printer, name: plainText(name) ?? plainText(printer.uri) ?? printer.driver },
  ...{ model: plainText(model), place: plainText(place) },
});

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
