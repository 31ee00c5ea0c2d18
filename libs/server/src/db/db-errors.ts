interface Faulty {
  readonly code?: unknown;
  readonly errno?: unknown;
  readonly message?: unknown;
  readonly driverError?: unknown;
}

const unavailable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR',
  'PROTOCOL_ENQUEUE_AFTER_QUIT',
  'POOL_CLOSED',
  'ER_SERVER_SHUTDOWN',
  'ER_CON_COUNT_ERROR',
  'ER_CONNECTION_KILLED',
  'ER_QUERY_INTERRUPTED',
]);

/** The error the driver threw, out of whatever wraps it. */
const driverError = (error: unknown): Faulty => {
  if (typeof error !== 'object' || error === null) return {};
  const { driverError: inner } = error as Faulty;
  return typeof inner === 'object' && inner !== null ? inner : error;
};

/** The database is away or going: the request did nothing, or its outcome is unknown; trying again later is right (OP-11). */
export const isDatabaseUnavailable = (error: unknown): boolean => {
  const { code, message } = driverError(error);
  if (typeof code === 'string' && unavailable.has(code)) return true;
  return (
    typeof message === 'string' && /closed state|Connection lost|Pool is closed|Server has gone away/i.test(message)
  );
};

/** Deadlock (1213) or lock wait time-out (1205): InnoDB rolled back, the whole transaction may run again. */
export const isRetryableConflict = (error: unknown): boolean => {
  const { errno } = driverError(error);
  return errno === 1213 || errno === 1205;
};

/** Duplicate key (1062); with `key`, of that unique key. */
export const isDuplicateKey = (error: unknown, key?: string): boolean => {
  const { errno, message } = driverError(error);
  return errno === 1062 && (key === undefined || (typeof message === 'string' && message.includes(key)));
};

/** A row that others refer to cannot go (1451). */
export const isForeignKeyRefusal = (error: unknown): boolean => driverError(error).errno === 1451;

/** A trigger of ours refused the write (SQLSTATE 45000, errno 1644). */
export const isTriggerRefusal = (error: unknown): boolean => driverError(error).errno === 1644;
