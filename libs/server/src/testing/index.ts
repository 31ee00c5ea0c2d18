export { freshDatabase, type FreshDatabase } from './fresh-database.js';
export { setTime, type SetTime } from './set-time.js';
export { toldLive } from './told-live.js';
export { waitedFor } from './waited-for.js';
