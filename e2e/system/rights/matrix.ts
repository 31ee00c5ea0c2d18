import { administration } from './administration.ts';
import { ordersToPaper } from './orders-to-paper.ts';
import { peopleAndStock } from './people-and-stock.ts';

/** Every way into the server. */
export const rights = [...peopleAndStock, ...ordersToPaper, ...administration];

/** Socket messages: only an enrolled print worker's connection may send them. */
export const workerMessages = ['worker:hello', 'worker:beat', 'job:next', 'job:chunk', 'job:accept', 'job:report'];
