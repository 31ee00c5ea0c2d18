import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { local } from '../../tools/lib/paths.ts';
import { readPidFile } from '../../tools/lib/pid-file.ts';
import { findServerBinaries, type ServerBinaries } from '../../tools/lib/server-binaries.ts';
import { createDatabase, startMariaDb, startRedis, startServers } from '../../tools/lib/servers.ts';

let dir: string;
let binaries: ServerBinaries;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'picolo-servers-'));
  const found = await findServerBinaries(local, () => undefined);
  if (found === undefined) throw new Error('no server programs');
  binaries = found;
});

afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

async function countRows(uri: string): Promise<number> {
  const connection = await createConnection({ uri });
  const [rows] = await connection.query<RowDataPacket[]>('SELECT n FROM counted');
  await connection.end();
  return rows.length;
}

describe('private servers', () => {
  it.each([
    ['an ordinary path', ''],
    ['a path with spaces and accents', 'été à Noël & co'],
    ['a path too long for a socket', 'd'.repeat(150)],
  ])('OP-1 MariaDB keeps what was committed when it is killed: %s', async (_, name) => {
    const server = await startMariaDb({ dir: join(dir, name, 'mariadb'), binaries });
    const uri = await createDatabase(server, 'kept_test');
    const connection = await createConnection({ uri });
    await connection.query('CREATE TABLE counted (n INT) ENGINE=InnoDB');
    await connection.query('INSERT INTO counted VALUES (1), (2)');
    connection.on('error', () => undefined);
    await server.kill();
    await server.restart();
    expect(await countRows(uri)).toBe(2);
    await server.stop();
  });

  it('OP-1 Redis keeps what it was given when it is stopped, and evicts nothing', async () => {
    const server = await startRedis({ dir: join(dir, 'redis'), binaries });
    const client = new Redis({ path: server.socket });
    await client.set('a', '1');
    expect(await client.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
    client.disconnect();
    await server.restart();
    const again = new Redis({ path: server.socket });
    expect(await again.get('a')).toBe('1');
    again.disconnect();
    await server.stop();
  });

  it('OP-1 a server left running by a killed start is taken over with its data', async () => {
    const options = { dir: join(dir, 'mariadb'), binaries };
    const left = await startMariaDb(options);
    const next = await startMariaDb(options);
    expect((await left.process.exited).code).toBe(0);
    expect(next.pid).not.toBe(left.pid);
    await next.stop();
  });

  it('OP-1 when one of the two does not start, the other is not left running', async () => {
    await expect(startServers(dir, { ...binaries, installDb: '/bin/false' })).rejects.toThrow('MariaDB');
    expect(readPidFile(join(dir, 'redis/process.json'))).toBeUndefined();
    await expect(startServers(dir, { ...binaries, redis: '/bin/false' })).rejects.toThrow('redis ended');
    expect(readPidFile(join(dir, 'mariadb/process.json'))).toBeUndefined();
  });
});
