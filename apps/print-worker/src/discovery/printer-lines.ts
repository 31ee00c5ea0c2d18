import type { FoundDriver, FoundPrinter } from '@picolo/contracts';

const ways: Readonly<Record<FoundDriver, string>> = {
  cups: 'CUPS',
  ipp: 'IPP',
  raw9100: 'raw port',
  winspool: 'Windows',
};

/** What a search found, for a terminal: each printer with its line for worker.json. */
export function printerLines(printers: readonly FoundPrinter[]): readonly string[] {
  if (printers.length === 0) {
    return ['No printer was found. Is it switched on, and in the same network? One can be named in worker.json, too.'];
  }
  return printers.flatMap(({ name, model, place, driver, uri, used }) => [
    `${[name, ...[model, place].filter((word) => word !== null && word !== name)].join(', ')} (${ways[driver]})${used ? ': set up already' : ''}`,
    ...(used ? [] : [`  ${JSON.stringify({ driver, uri, name })}`]),
  ]);
}
