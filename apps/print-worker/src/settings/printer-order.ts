import { foundDrivers, paperColumns, type FoundDriver, type PrinterToAdd } from '@picolo/contracts';
import { PlainError } from '../plain-error.js';
import { isOwnHost } from '../discovery/this-machine.js';
import { checkedPrinter, hostOf, longestAddress, type PrinterSetting } from './printer-setting.js';

const longestName = 100;
/** Below are the services of a machine, none of which is a raw port of a printer. */
const leastRawPort = 1_024;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isDriver = (value: unknown): value is FoundDriver => foundDrivers.some((known) => known === value);
const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= longestName && !/\p{Cc}/u.test(value);

/** What the server sent as an order to add a printer, checked; null when it cannot be understood. */
export function printerToAdd(order: unknown): PrinterToAdd | null {
  if (!isRecord(order)) return null;
  const { uri, driver, name, columns } = order;
  if (typeof uri !== 'string' || uri === '' || uri.length > longestAddress || !isDriver(driver)) return null;
  // Over the wire what is absent may come as null.
  const width = paperColumns.find((known) => known === columns);
  if (columns !== undefined && columns !== null && width === undefined) return null;
  if (name !== undefined && name !== null && !isName(name)) return null;
  return { uri, driver, ...(isName(name) && { name: name.trim() }), ...(width !== undefined && { columns: width }) };
}

/** The line of worker.json; null for an address that is none. Only receipt printers are told how wide their paper is. */
export function settingOf({ uri, driver, name, columns }: PrinterToAdd): PrinterSetting | null {
  const isReceipt = driver === 'raw9100' || driver === 'winspool';
  const wide = isReceipt && columns !== undefined ? { columns } : {};
  try {
    return checkedPrinter({ driver, uri, ...(name !== undefined && { name }), ...wide });
  } catch (error) {
    if (error instanceof PlainError) return null;
    throw error;
  }
}

/**
 * Whether an address that the worker did not find itself may be added: somebody typed it far away, and whatever listens
 * there is sent documents. So: a printer's protocol, nothing hidden in the address, and no raw bytes for other services
 * or for the machine itself.
 */
export function mayBeTyped({ uri, driver }: PrinterToAdd): boolean {
  const url = URL.parse(uri);
  if (url === null || url.hostname === '' || hostOf(uri) === '' || url.username !== '' || url.password !== '') {
    return false;
  }
  if (url.search !== '' || url.hash !== '') return false;
  if (driver === 'raw9100') return /^\/?$/u.test(url.pathname) && isRawPort(uri);
  return (driver === 'ipp' || driver === 'cups') && (url.protocol === 'ipp:' || url.protocol === 'ipps:');
}

/** Whether raw bytes may be sent there, whoever told of it: to no service of a machine, and to nothing on this one. */
export function isRawPort(uri: string): boolean {
  const url = URL.parse(uri);
  const port = url === null || url.port === '' ? 9_100 : Number(url.port);
  return url?.protocol === 'socket:' && port >= leastRawPort && !isOwnHost(hostOf(uri));
}
