import { userInfo } from 'node:os';
import type { Spooler, SpoolerQueue } from '../drivers/winspool/spooler.js';
import { spoolerReason } from '../drivers/winspool/spooler-words.js';
import { ThreadSpooler } from '../drivers/winspool/thread-spooler.js';
import { thisMachine, type Machine } from '../service/machine.js';
import { windowsServiceKey } from '../service/windows-service.js';
import { fine, wrong, type Finding } from './finding.js';

/** PRINTER_ATTRIBUTE_NETWORK and PRINTER_ATTRIBUTE_LOCAL. */
const attribute = { network: 0x10, local: 0x40 } as const;

/** Added by a user for themselves: other accounts, services above all, do not have it. */
const isOfOneUser = ({ attributes }: SpoolerQueue): boolean =>
  (attributes & attribute.network) !== 0 && (attributes & attribute.local) === 0;

const named = (queues: readonly SpoolerQueue[]): string => queues.map(({ name }) => name).join(', ');

async function serviceAccount(machine: Machine): Promise<string | null> {
  const { code, output } = await machine.run('reg', ['query', windowsServiceKey, '/v', 'ObjectName']);
  return code === 0 ? (/ObjectName\s+REG_SZ\s+(\S.*?)\s*$/m.exec(output)?.[1] ?? null) : null;
}

/** Which queues of Windows this account sees, and which of them the service's account does not. Nothing anywhere else. */
export async function windowsFindings(
  machine: Machine = thisMachine,
  spooler: () => Spooler = () => new ThreadSpooler(),
  account = userInfo().username,
): Promise<readonly Finding[]> {
  if (machine.platform !== 'win32') return [];
  let queues: readonly SpoolerQueue[];
  try {
    queues = await spooler().queues();
  } catch (error) {
    return [wrong(`The printers of Windows cannot be listed: ${spoolerReason(error)}.`)];
  }
  const seen = fine(`The account ${account} sees these printers of Windows: ${named(queues) || 'none'}.`);
  const own = queues.filter(isOfOneUser);
  const service = await serviceAccount(machine);
  if (service === null || service.toLowerCase() !== 'localsystem') return [seen];
  const hint = fine(
    'The service runs as Local System, which sees the printers installed for all users of this PC only.',
  );
  if (own.length === 0) return [seen, hint];
  return [
    seen,
    wrong(
      `The service runs as Local System and does not see: ${named(own)}. Only ${account} has them: install them for all users, or run the setup again after removing the service and choose that account.`,
    ),
  ];
}
