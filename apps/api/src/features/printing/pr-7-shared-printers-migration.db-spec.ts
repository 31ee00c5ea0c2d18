import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { dataSourceOptions } from '@picolo/server/db';
import { freshDatabase, type FreshDatabase } from '@picolo/server/testing';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const migrations = fileURLToPath(new URL('../../../../../migrations/*.ts', import.meta.url));
const migration = 'SharedPrinters1770000000180';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const [counter, workshop, gone] = [1, 2, 3];
/** Three addresses of one printer, and a folder that each PC has for itself. */
const [plain, typed, other] = [
  'ipp://laser.example/ipp/print',
  'http://LASER.example:631/ipp/print/',
  'http://laser.example:631/ipp/print',
];
const folder = 'folder:/paper';
const before = [
  { id: 1, workerId: gone, uri: plain },
  { id: 2, workerId: counter, uri: plain },
  { id: 3, workerId: workshop, uri: typed },
  { id: 4, workerId: counter, uri: folder },
  { id: 5, workerId: workshop, uri: folder },
  { id: 6, workerId: counter, uri: other },
];

describe('printers of a shop that becomes one where workers share them', () => {
  let database: FreshDatabase;
  let source: DataSource;
  beforeAll(async () => {
    database = await freshDatabase();
    const options = { ...dataSourceOptions(database.url, 1), migrations: [migrations] };
    source = await new DataSource({ ...options, migrationsTransactionMode: 'none' }).initialize();
    await back();
    await fill();
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  const rows = (text: string, values: readonly unknown[] = []): Promise<unknown[]> =>
    source.query<unknown[]>(text, [...values]);
  /** To the moment before printers were shared. */
  const back = async (): Promise<void> => {
    while ((await rows('SELECT id FROM migrations WHERE name = ?', [migration])).length > 0) {
      await source.undoLastMigration({ transaction: 'none' });
    }
  };
  const fill = async (): Promise<void> => {
    const workers =
      'INSERT INTO print_workers (id, name, key_hash, enrolled_at, revoked_at) VALUES (?, ?, ?, NOW(3), ?)';
    for (const id of [counter, workshop]) await rows(workers, [id, `PC ${String(id)}`, String(id), null]);
    await rows(workers, [gone, 'PC 3', '3', '2026-01-01']);
    for (const { id, workerId, uri } of before) {
      await rows(
        `INSERT INTO printers (id, worker_id, uri, uri_hash, name, driver, state, state_reasons, is_default)
         VALUES (?, ?, ?, ?, ?, 'ipp', 'ready', '[]', ?)`,
        [id, workerId, uri, sha256(uri), `printer ${String(id)}`, id === 3 ? 1 : 0],
      );
    }
    await rows(`INSERT INTO printer_groups (id, name) VALUES (1, 'both'), (2, 'the later one')`);
    await rows(
      `INSERT INTO printer_group_members (group_id, position, printer_id)
       VALUES (1, 1, 3), (1, 2, 4), (1, 3, 2), (2, 1, 3), (2, 2, 5)`,
    );
    await rows(`UPDATE print_routes SET printer_id = IF(kind = 'invoice', 3, 1) WHERE kind <> 'text'`);
    await rows(
      `INSERT INTO print_jobs (id, uuid, kind, status, title, printer_id, lease_printer_id, expires_at, updated_at)
       VALUES (1, 'a', 'text', 'printing', 'in hand', 3, 3, NOW(3), '2026-01-01'),
         (2, 'b', 'text', 'printed', 'long ago', 1, NULL, NOW(3), '2026-01-01'),
         (3, 'c', 'text', 'queued', 'own', 5, NULL, NOW(3), '2026-01-01')`,
    );
  };
  const printers = (): Promise<unknown[]> =>
    rows('SELECT id, worker_id AS workerId, uri, is_default AS isDefault FROM printers ORDER BY id');
  const members = (): Promise<unknown[]> =>
    rows('SELECT group_id AS g, printer_id AS p FROM printer_group_members ORDER BY group_id, position');
  const routes = (): Promise<unknown[]> =>
    rows(`SELECT kind, printer_id AS p FROM print_routes WHERE kind IN ('invoice', 'order-ticket') ORDER BY kind`);
  const jobs = (): Promise<unknown[]> =>
    rows(
      `SELECT id, printer_id AS p, lease_printer_id AS l FROM print_jobs WHERE updated_at = '2026-01-01' ORDER BY id`,
    );

  const joined = [
    { id: 2, workerId: counter, uri: plain, isDefault: 1 },
    { id: 4, workerId: counter, uri: folder, isDefault: 0 },
    { id: 5, workerId: workshop, uri: folder, isDefault: 0 },
  ];
  const itsMembers = [...[4, 2].map((p) => ({ g: 1, p })), ...[2, 5].map((p) => ({ g: 2, p }))];
  const itsRoutes = ['invoice', 'order-ticket'].map((kind) => ({ kind, p: 2 }));
  const itsJobs = [
    { id: 1, p: 2, l: 2 },
    { id: 2, p: 2, l: null },
    { id: 3, p: 5, l: null },
  ];

  it('PR-7 one address becomes one printer, of a worker with a key, with all that went to each', async () => {
    await source.runMigrations({ transaction: 'none' });
    expect(await printers()).toEqual(joined);
    expect([await members(), await routes(), await jobs()]).toEqual([itsMembers, itsRoutes, itsJobs]);
    expect(await rows('SELECT worker_id AS w, uri, printer_id AS p FROM printer_sightings ORDER BY w, p, uri')).toEqual(
      [
        { w: counter, uri: other, p: 2 },
        { w: counter, uri: plain, p: 2 },
        { w: counter, uri: folder, p: 4 },
        { w: workshop, uri: typed, p: 2 },
        { w: workshop, uri: folder, p: 5 },
      ],
    );
    expect(await rows('SELECT address_hash AS h FROM printers WHERE id IN (2, 5) ORDER BY id')).toEqual([
      { h: sha256('network ipp:laser.example:631/ipp/print') },
      { h: sha256(`worker ${String(workshop)} ${folder}`) },
    ]);
  });

  it('PR-7 the way back leaves one printer for each address of a worker: the one that it sees there', async () => {
    // The worker's folder was given another name since, and joined printer 7, which it holds now.
    await rows(
      `INSERT INTO printers (id, worker_id, uri, address_hash, name, driver, state, state_reasons, is_default)
       VALUES (7, ?, ?, 'x', 'shared', 'folder', 'ready', '[]', 0)`,
      [workshop, folder],
    );
    await rows('UPDATE printer_sightings SET printer_id = 7 WHERE printer_id = 5');
    await back();
    const named = { id: 7, workerId: workshop, uri: folder, isDefault: 0 };
    expect(await printers()).toEqual([...joined.filter(({ id }) => id !== 5), named]);
    expect([await members(), await routes(), await jobs()]).toEqual([
      itsMembers.map(({ g, p }) => ({ g, p: p === 5 ? 7 : p })),
      itsRoutes,
      itsJobs.map((job) => ({ ...job, p: job.p === 5 ? 7 : job.p })),
    ]);
    expect(await rows('SELECT uri_hash AS h FROM printers ORDER BY id')).toEqual(
      [plain, folder, folder].map((uri) => ({ h: sha256(uri) })),
    );
    await source.runMigrations({ transaction: 'none' });
    expect(await printers()).toHaveLength(3);
  });
});
