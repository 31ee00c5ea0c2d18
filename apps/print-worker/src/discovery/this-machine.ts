import { lookup } from 'node:dns/promises';
import { hostname, networkInterfaces } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { isLoopbackHost } from '@picolo/contracts';

/** A name that takes longer to be found leads nowhere now, ms. */
const lookupMs = 2_000;

/** The addresses of this machine, with what it calls itself. Where it may not ask for them, those that every machine has. */
export function ownAddresses(): ReadonlySet<string> {
  return new Set(['localhost', '127.0.0.1', '::1', ...ownNumbers()]);
}

function ownNumbers(): readonly string[] {
  try {
    const all = Object.values(networkInterfaces()).flatMap((found) => found ?? []);
    return all.map(({ address }) => bare(address));
  } catch {
    return [];
  }
}

/** Whether what that host says of itself without being asked leads to this machine. */
export function isOwnHost(host: string, own: ReadonlySet<string> = ownAddresses()): boolean {
  const name = bare(host);
  if (own.has(name) || isLoopbackHost(name) || /^0(?:\.\d+){3}$/u.test(name)) return true;
  const inside = wrapped(name);
  return inside === null ? isOwnName(name) : isOwnHost(inside, own);
}

/** The same, with the names of this network looked up. */
export async function leadsHere(host: string): Promise<boolean> {
  const own = ownAddresses();
  if (isOwnHost(host, own)) return true;
  const found = lookup(bare(host), { all: true }).then(
    (all) => all.some(({ address }) => isOwnHost(address, own)),
    () => false,
  );
  return await Promise.race([found, sleep(lookupMs, false, { ref: false })]);
}

function isOwnName(name: string): boolean {
  const mine = hostname().toLowerCase();
  return name === mine || name === mine.split('.')[0] || name === `${mine.split('.')[0] ?? mine}.local`;
}

/** Without brackets, zone and the dot at the end; numbers as they are usually written. */
function bare(host: string): string {
  const plain = host
    .toLowerCase()
    .replace(/^\[|\]$/gu, '')
    .replace(/%.*$/u, '')
    .replace(/\.+$/u, '');
  const usual = URL.parse(`http://${plain.includes(':') ? `[${plain}]` : plain}/`)?.hostname ?? plain;
  return usual.replace(/^\[|\]$/gu, '');
}

/** The IPv4 address that an IPv6 address stands for; null: for none. */
function wrapped(address: string): string | null {
  const said = /^(?:::|::ffff:|::ffff:0:|64:ff9b::)(?<high>[\da-f]{1,4}):(?<low>[\da-f]{1,4})$/u.exec(address)?.groups;
  if (said === undefined) return null;
  const [high, low] = [said['high'], said['low']].map((group) => Number.parseInt(group ?? '0', 16));
  return [(high ?? 0) >> 8, (high ?? 0) & 255, (low ?? 0) >> 8, (low ?? 0) & 255].join('.');
}
