import { IppClient, type IppTimeouts } from '../drivers/ipp/ipp-client.js';
import { isSuccess, textOf, type IppAttributes } from '../drivers/ipp/ipp-message.js';
import { requester } from '../drivers/ipp/ipp-printer.js';
import { plainText } from './plain-text.js';
import type { Candidate } from './candidate.js';

const limits: IppTimeouts = { connect: 2_500, answer: 2_500, stall: 2_500 };

/** Where the queues of this machine are: the `CUPS_SERVER` of its programs, or the port that CUPS listens on. */
export function cupsServer(told: string | undefined): string {
  const server = (told ?? '').replace(/\/version=.*$/u, '');
  // A path of a socket is the CUPS of this machine, too.
  const isHost = /^(?:\[[\da-f:]+\]|[\w.-]+)(?::\d{1,5})?$/iu.test(server);
  return isHost ? server.replace(/:631$/u, '') : 'localhost';
}

/** The queues of a CUPS; none when there is no CUPS. Throws IppFailure when it does not answer as one. */
export async function cupsQueues(server: string): Promise<readonly Candidate[]> {
  const answer = await new IppClient(`ipp://${server}/`, limits).ask('CUPS-Get-Printers', {
    'requesting-user-name': requester,
    'requested-attributes': [
      'printer-name',
      'printer-info',
      'printer-location',
      'printer-make-and-model',
      'printer-uri-supported',
    ],
  });
  if (!isSuccess(answer.status)) return [];
  return answer.printers.flatMap((printer) => queueOf(printer, server));
}

function queueOf(printer: IppAttributes, server: string): Candidate[] {
  const name = textOf(printer, 'printer-name');
  if (name === null) return [];
  // Its own address names a host that may lead nowhere; only which kind of queue it is counts.
  const isClass = textOf(printer, 'printer-uri-supported')?.includes('/classes/') === true;
  return [
    {
      uri: `ipp://${server}/${isClass ? 'classes' : 'printers'}/${encodeURIComponent(name)}`,
      driver: 'cups',
      name: plainText(printer['printer-info']) ?? plainText(name) ?? name,
      model: plainText(printer['printer-make-and-model']),
      place: plainText(printer['printer-location']),
      aliases: [],
    },
  ];
}
