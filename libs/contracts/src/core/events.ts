/** An order in a sentence: for whom, and who must not be told what they did themselves. */
export interface OrderNews {
  readonly orderId: number;
  readonly number: string;
  readonly status: string;
  readonly clientName: string;
  /** Account of the client; null without one. */
  readonly clientUserId: number | null;
  readonly actorId: number | null;
}

/** Events between features, by type: what happened, past tense. Payloads are JSON. They travel by the outbox, one row per consumer. */
export interface DomainEvents {
  'order.placed': OrderNews;
  /** Every change of state, besides the event of its own that some have. */
  'order.moved': OrderNews;
  'order.change-requested': OrderNews;
  'order.request-answered': OrderNews & { readonly decision: 'accept' | 'refuse' };
  'order.processed': { readonly orderId: number };
  'order.cancelled': { readonly orderId: number };
  /** Rows of `order_returns`: what came back in one act. */
  'order.lines-returned': { readonly orderId: number; readonly returnIds: readonly number[] };
  'invoice.issued': { readonly invoiceId: number };
  /** Its document is there, and the settings want it deposited. */
  'invoice.to-transmit': { readonly invoiceId: number };
  /** Nothing of it is due any more. */
  'invoice.settled': { readonly invoiceId: number };
  'transmission.asked': { readonly transmissionId: number };
  'invoice-batch.started': { readonly batchId: number };
  'stock.low': {
    readonly productId: number;
    readonly sku: string;
    readonly name: string;
    /** JSON numbers with at most 4 decimals. */
    readonly available: number;
    readonly threshold: number;
  };
  /** Somebody typed their address into "forgotten password"; known or not is found out by the consumer (ID-2). */
  'password.forgotten': { readonly requestId: number };
  'personal-export.asked': { readonly exportId: number };
  'mail.queued': { readonly mailId: number };
  'photo.uploaded': { readonly photoId: number };
  'import.uploaded': { readonly importId: number };
  'import.confirmed': { readonly importId: number };
  'print-job.queued': { readonly jobId: number };
  'print-job.troubled': {
    readonly jobId: number;
    readonly status: 'failed' | 'unconfirmed' | 'expired';
    /** What was to be printed, and its number when it has one (invoices): for the sentence people read. */
    readonly kind: string;
    readonly number: string | null;
  };
  /** A printer stays out of order: out of paper, stopped, or away while jobs wait for it. */
  'printer.troubled': {
    readonly printerId: number;
    readonly name: string;
    readonly state: 'paper-out' | 'stopped' | 'offline';
    /** Jobs that wait for it. */
    readonly waiting: number;
  };
}

export type DomainEventType = keyof DomainEvents;

/**
 * Who consumes which event: consumer name = BullMQ queue name. One queue per concern; the boot of the jobs process fails
 * when a consumer has no handler or two.
 */
export const consumers = {
  invoices: ['order.processed'],
  'order-news': ['order.placed', 'order.moved', 'order.change-requested', 'order.request-answered'],
  'order-tickets': ['order.placed', 'order.moved'],
  'credit-notes': ['order.cancelled'],
  'return-credit-notes': ['order.lines-returned'],
  'invoice-render': ['invoice.issued'],
  transmissions: ['invoice.to-transmit', 'transmission.asked', 'invoice.settled'],
  'invoice-batches': ['invoice-batch.started'],
  'password-resets': ['password.forgotten'],
  privacy: ['personal-export.asked'],
  mail: ['mail.queued'],
  'photo-sizes': ['photo.uploaded'],
  imports: ['import.uploaded', 'import.confirmed'],
  'print-dispatch': ['print-job.queued'],
  'stock-alerts': ['stock.low'],
  'print-alerts': ['print-job.troubled'],
  'printer-alerts': ['printer.troubled'],
} as const satisfies Record<string, readonly DomainEventType[]>;

export type Consumer = keyof typeof consumers;

export type EventOf<C extends Consumer> = (typeof consumers)[C][number];

export const consumersOf = (type: DomainEventType): readonly Consumer[] =>
  (Object.keys(consumers) as Consumer[]).filter((name) =>
    (consumers[name] as readonly DomainEventType[]).includes(type),
  );
