import { lookup } from 'node:dns/promises';
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import Bonjour from 'bonjour-service';
import { announcedWays, lookupsAtOnce, type Announcement, type Resolves } from './announced-printers.js';

/** How long answers are waited for, ms; printers that sleep take a second. */
const listenMs = 2_000;
/** Asked once more: words on the network get lost. */
const againMs = 700;
const lookupMs = 600;
/** For all of a search, ms. */
const lookupsMs = 600;

/** Where is listened; absent: on every interface of the machine. */
export interface Listening {
  readonly interface?: string;
  readonly bind?: string;
}

/** Every printer that announces itself on the network. Takes `forMs`; an empty list where nothing may be asked. */
export async function announcements(
  listening: Listening = {},
  forMs: number = listenMs,
): Promise<readonly Announcement[]> {
  const line = openLine(listening);
  if (line === null) return [];
  try {
    const browsers = announcedWays.map((type) => line.find({ type }));
    await sleep(againMs);
    for (const browser of browsers) browser.update();
    await sleep(forMs - againMs);
    return browsers.flatMap(({ services }) => services).map(announcementOf);
  } finally {
    line.destroy();
  }
}

function openLine(listening: Listening): Bonjour | null {
  try {
    // Its types know the options of a service only; these are those of the line.
    const options: object = listening;
    const line = new Bonjour(options, () => undefined);
    deafen(line);
    return line;
  } catch {
    return null;
  }
}

/** A port that is taken or forbidden is an event nobody would hear, and would end the worker. */
function deafen(line: Bonjour): void {
  const server: unknown = Reflect.get(line, 'server');
  const mdns: unknown = server instanceof Object ? Reflect.get(server, 'mdns') : null;
  if (mdns instanceof EventEmitter) mdns.on('error', () => undefined);
}

const announcementOf = (service: Bonjour.Service): Announcement => {
  const txt: unknown = service.txt;
  return {
    fqdn: service.fqdn,
    host: service.host,
    port: service.port,
    txt: typeof txt === 'object' && txt !== null ? (txt as Record<string, unknown>) : {},
    addresses: service.addresses ?? [],
  };
};

type Lookup = (host: string, how: { all: true }) => Promise<readonly { readonly address: string }[]>;

/**
 * Whether the system's own way to names leads to one of these addresses, for the devices of one search. A lookup goes on
 * when nobody waits for it any more: so many at once, and none is begun after `lookupsMs`.
 */
export function resolverHere(look: Lookup = lookup): Resolves {
  const since = performance.now();
  let going = 0;
  return async (host, addresses) => {
    if (going >= lookupsAtOnce || performance.now() - since > lookupsMs) return false;
    going += 1;
    const found = look(host, { all: true })
      .then(
        (all) => all.some(({ address }) => addresses.includes(address)),
        () => false,
      )
      .finally(() => {
        going -= 1;
      });
    return await Promise.race([found, sleep(lookupMs, false, { ref: false })]);
  };
}
