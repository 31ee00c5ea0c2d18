import type { Stack } from './stack.ts';

const name = 'Bureau';

/** A second printer of the stack's worker, "Bureau"; only the server knows of it: what is sent there waits. */
export async function addDeskPrinter({ db }: Stack, abilities: object): Promise<void> {
  await db.query(
    `INSERT INTO printers (worker_id, uri, address_hash, name, driver, state, state_reasons, abilities)
     SELECT worker_id, 'ipp://10.0.0.7/ipp/print', REPEAT('a', 64), ?, 'ipp', 'offline', '[]', ? FROM printers LIMIT 1`,
    [name, JSON.stringify(abilities)],
  );
}

/** What waits for it is cancelled. */
export async function removeDeskPrinter({ db }: Stack): Promise<void> {
  await db.query(
    `UPDATE print_jobs SET status = 'cancelled', printer_id = NULL
     WHERE printer_id = (SELECT id FROM printers WHERE name = ?)`,
    [name],
  );
  await db.query('DELETE FROM printers WHERE name = ?', [name]);
}
