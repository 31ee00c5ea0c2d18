import { winspoolScheme } from '../settings/printer-setting.js';
import type { Spooler } from '../drivers/winspool/spooler.js';
import type { Candidate } from './candidate.js';

/** The queues of Windows that this account sees. Throws SpoolerFailure. */
export async function windowsQueues(spooler: Spooler): Promise<readonly Candidate[]> {
  return (await spooler.queues()).map(({ name }) => ({
    ...{ uri: `${winspoolScheme}${name}`, driver: 'winspool', name, model: null, place: null, aliases: [] },
  }));
}
