export { dataSourceOptions } from './data-source-options.js';
export { Db, type Reader } from './db.js';
export { openDataSource } from './open-data-source.js';
export { DbModule } from './db.module.js';
export { applicationPrivileges, grantsFor, type DatabaseUser } from './grants.js';
export {
  isDatabaseUnavailable,
  isDuplicateKey,
  isForeignKeyRefusal,
  isRetryableConflict,
  isTriggerRefusal,
} from './db-errors.js';
export { Tx, sql, write, type SqlValue } from './tx.js';
export { cursorOf, readCursor, readIdCursor, pageOf, pageLimit } from './paging.js';
export { idsAround, type TimeRange } from './time-range.js';
export { Prefixes } from './prefixes.js';
export { beginningWith, wordsOf } from './search-text.js';
export { decimalToQuantity, quantityToDecimal, quantityToJson, jsonToQuantity, parseJson } from './columns.js';
