import { createConnection, type RowDataPacket } from 'mysql2/promise';

/** True when nobody has an account in this (migrated) database: neither demo nor real data are in it. */
export async function isEmptyDatabase(url: string): Promise<boolean> {
  const connection = await createConnection({ uri: url });
  try {
    const [rows] = await connection.query<RowDataPacket[]>('SELECT 1 FROM users LIMIT 1');
    return rows.length === 0;
  } finally {
    await connection.end();
  }
}
