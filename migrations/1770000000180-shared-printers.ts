import { createHash } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

interface Printer {
  readonly id: number;
  readonly workerId: number;
  readonly uri: string;
  readonly isDefault: number;
}

const ports: Readonly<Record<string, string>> = { 'ipp:': '631', 'http:': '80', 'socket:': '9100' };

/** As the server tells printers apart from this version on; frozen here as it was then. */
function identityOf({ workerId, uri }: Printer): string {
  const own = `worker ${String(workerId)} ${uri}`;
  const scheme = /^[a-z]+:/iu.exec(uri)?.[0].toLowerCase() ?? '';
  const port = Object.hasOwn(ports, scheme) ? ports[scheme] : undefined;
  const url = port === undefined ? null : URL.parse(`http:${uri.slice(scheme.length)}`);
  if (url === null || url.hostname === '') return own;
  const host = url.hostname.replace(/\.$/u, '');
  const isOwn = host === 'localhost' || /^(?:127\.|0\.0\.0\.0$|.*\.localhost$|\[::1?\]$|\[::ffff:7f)/u.test(host);
  if (isOwn) return own;
  const named = /^\/\/[^/?#]*:80(?:[/?#]|$)/u.test(uri.slice(scheme.length)) ? '80' : port;
  const at = `${host}:${url.port === '' ? (named ?? '') : url.port}`;
  return scheme === 'socket:' ? `network socket:${at}` : `network ipp:${at}${url.pathname.replace(/\/+$/u, '')}`;
}

const hashOf = (identity: string): string => createHash('sha256').update(identity).digest('hex');

/**
 * One network printer is one printer, whoever sees it (PR-7): `printers` by address, `printer_sightings` by worker. The
 * worker of a printer is the one that holds its lease. Printers that two workers reported become one.
 */
export class SharedPrinters1770000000180 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE printer_sightings (
        worker_id INT UNSIGNED NOT NULL, uri_hash CHAR(64) NOT NULL, uri VARCHAR(500) NOT NULL,
        printer_id INT UNSIGNED NOT NULL, driver VARCHAR(20) NOT NULL, state VARCHAR(20) NOT NULL,
        state_reasons JSON NOT NULL, created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
        PRIMARY KEY (worker_id, uri_hash), KEY ix_printer_sightings_printer (printer_id),
        CONSTRAINT fk_printer_sightings_worker FOREIGN KEY (worker_id) REFERENCES print_workers (id),
        CONSTRAINT fk_printer_sightings_printer FOREIGN KEY (printer_id) REFERENCES printers (id)) ${table}`,
    );
    await runner.query('ALTER TABLE printers ADD COLUMN address_hash CHAR(64) NULL AFTER uri_hash');
    await runner.query('ALTER TABLE printers ADD COLUMN lease_until DATETIME(3) NULL AFTER seen_at');
    await this.join(runner);
    // The foreign key needs an index of its own before the one that it leans on goes.
    await runner.query('ALTER TABLE printers ADD KEY ix_printers_worker (worker_id)');
    await runner.query(
      `ALTER TABLE printers DROP KEY uq_printers_uri, DROP COLUMN uri_hash, MODIFY address_hash CHAR(64) NOT NULL,
       ADD UNIQUE KEY uq_printers_address (address_hash)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.joinSameAddress(runner);
    await runner.query('ALTER TABLE printers ADD COLUMN uri_hash CHAR(64) NULL AFTER uri');
    await runner.query('UPDATE printers SET uri_hash = SHA2(uri, 256)');
    await runner.query(
      `ALTER TABLE printers MODIFY uri_hash CHAR(64) NOT NULL, ADD UNIQUE KEY uq_printers_uri (worker_id, uri_hash),
       DROP KEY uq_printers_address, DROP COLUMN address_hash, DROP COLUMN lease_until`,
    );
    await runner.query('ALTER TABLE printers DROP KEY ix_printers_worker');
    await runner.query('DROP TABLE printer_sightings');
  }

  /** The oldest printer of an address stays, one of a worker that still has its key before all others. */
  private async join(runner: QueryRunner): Promise<void> {
    const printers = (await runner.query(
      `SELECT p.id, p.worker_id AS workerId, p.uri, p.is_default AS isDefault FROM printers p
       JOIN print_workers w ON w.id = p.worker_id ORDER BY w.revoked_at IS NOT NULL, p.id`,
    )) as readonly Printer[];
    await runner.query(
      `INSERT INTO printer_sightings (worker_id, uri_hash, uri, printer_id, driver, state, state_reasons)
       SELECT p.worker_id, p.uri_hash, p.uri, p.id, p.driver, p.state, p.state_reasons FROM printers p
       JOIN print_workers w ON w.id = p.worker_id AND w.revoked_at IS NULL`,
    );
    const kept = new Map<string, number>();
    for (const printer of printers) {
      const hash = hashOf(identityOf(printer));
      const first = kept.get(hash);
      if (first === undefined) {
        kept.set(hash, printer.id);
        await runner.query('UPDATE printers SET address_hash = ? WHERE id = ?', [hash, printer.id]);
      } else await this.merge(runner, printer, first);
    }
  }

  /** For a worker an address is one printer again: the one that it sees there before one that it saw there before. */
  private async joinSameAddress(runner: QueryRunner): Promise<void> {
    const printers = (await runner.query(
      `SELECT p.id, p.worker_id AS workerId, p.uri, p.is_default AS isDefault FROM printers p
       LEFT JOIN printer_sightings s ON s.printer_id = p.id AND s.worker_id = p.worker_id AND s.uri = p.uri
       ORDER BY s.printer_id IS NULL, p.id`,
    )) as readonly Printer[];
    const kept = new Map<string, number>();
    for (const printer of printers) {
      const at = `${String(printer.workerId)} ${printer.uri}`;
      const first = kept.get(at);
      if (first === undefined) kept.set(at, printer.id);
      else await this.merge(runner, printer, first);
    }
  }

  private async merge(runner: QueryRunner, { id, isDefault }: Printer, into: number): Promise<void> {
    await runner.query('UPDATE print_jobs SET printer_id = ?, updated_at = updated_at WHERE printer_id = ?', [
      into,
      id,
    ]);
    await runner.query(
      'UPDATE print_jobs SET lease_printer_id = ?, updated_at = updated_at WHERE lease_printer_id = ?',
      [into, id],
    );
    await runner.query('UPDATE print_routes SET printer_id = ? WHERE printer_id = ?', [into, id]);
    await runner.query('UPDATE printer_sightings SET printer_id = ? WHERE printer_id = ?', [into, id]);
    await runner.query(
      `DELETE m FROM printer_group_members m JOIN printer_group_members k ON k.group_id = m.group_id AND k.printer_id = ?
       WHERE m.printer_id = ?`,
      [into, id],
    );
    await runner.query('UPDATE printer_group_members SET printer_id = ? WHERE printer_id = ?', [into, id]);
    if (isDefault === 1) await runner.query('UPDATE printers SET is_default = 1 WHERE id = ?', [into]);
    await runner.query('DELETE FROM printers WHERE id = ?', [id]);
  }
}
