import { accountsAndMails } from './accounts-and-mails.ts';
import { administration } from './administration.ts';
import { catalogueAndImports } from './catalogue-and-imports.ts';
import { invoices } from './invoices.ts';
import { locationsAndCounts } from './locations-and-counts.ts';
import { ordersToPaper } from './orders-to-paper.ts';
import { peopleAndStock } from './people-and-stock.ts';

/** Every way into the server, one line per area. */
export const rights = [
  ...accountsAndMails,
  ...administration,
  ...catalogueAndImports,
  ...invoices,
  ...locationsAndCounts,
  ...ordersToPaper,
  ...peopleAndStock,
];

/** Socket messages: only an enrolled print worker's connection may send them. */
export const workerMessages = ['worker:hello', 'worker:beat', 'job:next', 'job:chunk', 'job:accept', 'job:report'];
