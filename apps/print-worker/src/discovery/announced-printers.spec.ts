import { describe, expect, it } from 'vitest';
import { announcedPrinters, type Announcement } from './announced-printers.js';
import { resolverHere } from './announcements.js';

const anAnnouncement = (way: string, changes: Partial<Announcement> = {}): Announcement => ({
  fqdn: `Accueil._${way}._tcp.local`,
  host: 'hp-4f.local',
  port: 631,
  txt: { rp: 'ipp/print', ty: 'HP LaserJet Pro', note: 'Entrée' },
  addresses: ['fe80::1', '192.168.1.50', 'fd00::50'],
  ...changes,
});
const byName = () => Promise.resolve(true);
const byNumber = () => Promise.resolve(false);

describe('PR-7 printers that announce themselves', () => {
  it('PR-7 one device is one printer, by the best way to print on it', async () => {
    const all = [
      anAnnouncement('pdl-datastream', { port: 9100 }),
      anAnnouncement('ipps'),
      anAnnouncement('ipp'),
      anAnnouncement('ipp', { fqdn: 'Réserve._ipp._tcp.local', host: 'brother.local', txt: {} }),
      anAnnouncement('pdl-datastream', { fqdn: 'TM-T20._pdl-datastream._tcp.local', host: 'epson.local', port: 9100 }),
    ];
    expect((await announcedPrinters(all, byName)).map(({ uri, driver, name }) => [uri, driver, name])).toEqual([
      ['ipps://hp-4f.local/ipp/print', 'ipp', 'Accueil'],
      ['ipp://brother.local/ipp/print', 'ipp', 'Réserve'],
      ['socket://epson.local', 'raw9100', 'TM-T20'],
    ]);
  });

  it('PR-7 by its name where this machine finds it, else by its number; the others lead to it, too', async () => {
    const [named] = await announcedPrinters([anAnnouncement('ipp')], byName);
    expect(named).toMatchObject({ uri: 'ipp://hp-4f.local/ipp/print', model: 'HP LaserJet Pro', place: 'Entrée' });
    expect(named?.aliases).toEqual(['ipp://192.168.1.50/ipp/print', 'ipp://[fd00::50]/ipp/print']);
    const [numbered] = await announcedPrinters([anAnnouncement('ipp', { port: 8631 })], byNumber);
    expect(numbered?.uri).toBe('ipp://192.168.1.50:8631/ipp/print');
    expect(numbered?.aliases).toContain('ipp://hp-4f.local:8631/ipp/print');
  });

  it('PR-9 of a thousand that are announced at once a hundred are looked at, two names at a time', async () => {
    const many = Array.from({ length: 1_000 }, (_, at) => anAnnouncement('ipp', { host: `p${String(at)}.local` }));
    const counts = { all: 0, now: 0, most: 0 };
    const found = await announcedPrinters(many, async () => {
      counts.all += 1;
      counts.now += 1;
      counts.most = Math.max(counts.most, counts.now);
      await Promise.resolve();
      counts.now -= 1;
      return true;
    });
    expect([found.length, counts.all, counts.most]).toEqual([100, 100, 2]);
    expect(found[99]?.uri).toBe('ipp://p99.local/ipp/print');
  });

  it('PR-9 names that are not found do not pile up behind the two that are looked for', async () => {
    let asked = 0;
    const never = (): Promise<never> => {
      asked += 1;
      return new Promise(() => undefined);
    };
    const many = Array.from({ length: 50 }, (_, at) => anAnnouncement('ipp', { host: `p${String(at)}.local` }));
    const found = await announcedPrinters(many, resolverHere(never));
    expect([found.length, asked]).toEqual([50, 2]);
    expect(found[49]?.uri).toBe('ipp://192.168.1.50/ipp/print');
  });

  it.each([
    ['/printers/office', 'ipp://h.local/printers/office'],
    ['', 'ipp://h.local/ipp/print'],
    [undefined, 'ipp://h.local/ipp/print'],
    ['printers/Étage 2', 'ipp://h.local/printers/%C3%89tage%202'],
    ['a?b#c', 'ipp://h.local/a%3Fb%23c'],
    ['x'.repeat(300), 'ipp://h.local/ipp/print'],
  ])('PR-9 a path told as %s becomes an address and nothing else', async (rp, uri) => {
    expect((await announcedPrinters([anAnnouncement('ipp', { host: 'h.local.', txt: { rp } })], byName))[0]?.uri).toBe(
      uri,
    );
  });

  it('PR-9 what is no printer, no port or no host is left out; names lose what no screen shows', async () => {
    const evil = anAnnouncement('ipp', {
      ...{ fqdn: 'A\u0000\nB 1.2._ipp._tcp.local', host: '$(touch x)/@h', txt: { ty: { $ne: 1 }, note: '\t' } },
    });
    expect(await announcedPrinters([evil], byName)).toMatchObject([
      { name: 'A B 1.2', uri: 'ipp://192.168.1.50/ipp/print', model: null, place: null },
    ]);
    const none = [
      anAnnouncement('http'),
      anAnnouncement('ipp', { port: 0 }),
      anAnnouncement('ipp', { host: '$(x)', addresses: ['fe80::1', 'not an address'] }),
    ];
    expect(await announcedPrinters(none, byName)).toEqual([]);
  });
});
