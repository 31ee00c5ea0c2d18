import { maxFoundPrinters } from '@picolo/contracts';
import type { Candidate } from './candidate.js';
import { plainText } from './plain-text.js';

/** A service that somebody on the network announces by mDNS; nothing of it is believed. */
export interface Announcement {
  /** `Accueil._ipp._tcp.local` */
  readonly fqdn: string;
  /** `printer.local` */
  readonly host: string;
  readonly port: number;
  readonly txt: Readonly<Record<string, unknown>>;
  readonly addresses: readonly string[];
}

/** What is looked for, the best way to print first: one device announces itself in several. */
export const announcedWays = ['ipps', 'ipp', 'pdl-datastream'] as const;
type Way = (typeof announcedWays)[number];

/** Whether this machine finds that host by its name. */
export type Resolves = (host: string, addresses: readonly string[]) => Promise<boolean>;

const parts = /^(?<instance>.+)\._(?<way>ipps|ipp|pdl-datastream)\._tcp\.[^.]+\.?$/isu;
const ports: Readonly<Record<Way, number>> = { ipps: 631, ipp: 631, 'pdl-datastream': 9100 };
const linkLocal = /^(?:fe80:|169\.254\.)/iu;

/** The system's own way to names has four threads for all that the worker does. */
export const lookupsAtOnce = 2;

interface Device {
  readonly instance: string;
  readonly way: Way;
  readonly from: Announcement;
}

/** One printer per device, with the address by which this machine reaches it. */
export async function announcedPrinters(
  all: readonly Announcement[],
  resolves: Resolves,
): Promise<readonly Candidate[]> {
  const best = new Map<string, Device>();
  for (const from of all) {
    const device = deviceOf(from);
    if (device === null) continue;
    const key = `${device.instance} ${from.host}`.toLowerCase();
    const known = best.get(key);
    if (known === undefined || rank(device) < rank(known)) best.set(key, device);
  }
  const devices = [...best.values()].slice(0, maxFoundPrinters);
  const found: (Candidate | null)[] = [];
  const rest = devices.entries();
  const oneByOne = async (): Promise<void> => {
    for (const [at, device] of rest) found[at] = await candidateOf(device, resolves);
  };
  await Promise.all(Array.from({ length: lookupsAtOnce }, oneByOne));
  return found.filter((one) => one !== null);
}

const rank = ({ way }: Device): number => announcedWays.indexOf(way);

function deviceOf(from: Announcement): Device | null {
  const said = parts.exec(from.fqdn)?.groups;
  const way = announcedWays.find((known) => known === said?.['way']?.toLowerCase());
  const isPort = Number.isInteger(from.port) && from.port > 0 && from.port < 65_536;
  // Port 0 says that the service is of this name only, and not there.
  return said === undefined || way === undefined || !isPort ? null : { instance: said['instance'] ?? '', way, from };
}

async function candidateOf({ instance, way, from }: Device, resolves: Resolves): Promise<Candidate | null> {
  const hosts = await hostsOf(from, resolves);
  const [uri, ...aliases] = hosts.map((host) => addressOf(host, way, from));
  if (uri === undefined) return null;
  const model = plainText(from.txt['ty']);
  return {
    uri,
    driver: way === 'pdl-datastream' ? 'raw9100' : 'ipp',
    name: plainText(instance) ?? model ?? from.host,
    model,
    place: plainText(from.txt['note']),
    aliases,
  };
}

/** By its name where this machine finds it so, which outlives a new number; then by its numbers. */
async function hostsOf({ host, addresses }: Announcement, resolves: Resolves): Promise<readonly string[]> {
  const name = host.replace(/\.$/u, '');
  const numbers = [...new Set(addresses)]
    .filter((address) => /^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f:]+)$/iu.test(address) && !linkLocal.test(address))
    .sort((one, other) => Number(one.includes(':')) - Number(other.includes(':')))
    .map((address) => (address.includes(':') ? `[${address}]` : address));
  const isName = /^[\w-]+(?:\.[\w-]+)*$/u.test(name);
  if (!isName) return numbers;
  return (await resolves(name, addresses)) ? [name, ...numbers] : [...numbers, name];
}

function addressOf(host: string, way: Way, { port, txt }: Announcement): string {
  const at = port === ports[way] ? host : `${host}:${String(port)}`;
  return way === 'pdl-datastream' ? `socket://${at}` : `${way}://${at}/${pathOf(txt['rp'])}`;
}

function pathOf(told: unknown): string {
  const path = typeof told === 'string' ? told.replace(/^\/+/u, '') : '';
  if (path === '' || path.length > 200) return 'ipp/print';
  return /^[\w.~!$&'()*+,;=:@%/-]+$/u.test(path) ? path : path.split('/').map(encodeURIComponent).join('/');
}
