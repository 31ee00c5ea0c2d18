export { dataSourceOptions } from './data-source-options.js';
export { Db, type Reader } from './db.js';
export { DbModule } from './db.module.js';
export { applicationPrivileges, grantsFor, type DatabaseUser } from './grants.js';
export { isDatabaseUnavailable, isDuplicateKey, isForeignKeyRefusal, isTriggerRefusal } from './db-errors.js';
export { Tx, sql, write, type SqlValue } from './tx.js';
export { cursorOf, readCursor, readIdCursor, pageOf, pageLimit } from './paging.js';
export { beginningWith, fullTextOf } from './search-text.js';
export { decimalToQuantity, quantityToDecimal, quantityToJson, jsonToQuantity, parseJson } from './columns.js';
