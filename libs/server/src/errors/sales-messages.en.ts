import type { ErrorCode } from '@picolo/contracts';

type SalesCode = Extract<ErrorCode, `${'ORDERS' | 'INVOICES' | 'TRANSMISSIONS'}.${string}`>;

/** Of orders and invoices; see messages.fr.ts. */
export const salesMessagesEn: Readonly<Record<SalesCode, readonly [title: string, detail: string]>> = {
  'ORDERS.NOT_FOUND': ['Order not found', 'This order does not exist.'],
  'ORDERS.NOT_ENOUGH_STOCK': ['Quantity not available', '{name}: only {available} left. Reduce the quantity.'],
  'ORDERS.PRODUCT_UNAVAILABLE': ['No longer sold', '{name} is no longer offered. Remove it from the order.'],
  'ORDERS.NO_BILLING_ADDRESS': ['Billing address missing', 'Enter the billing address before ordering.'],
  'ORDERS.NO_CLIENT_RECORD': ['Client record missing', 'This account has no client record. Contact us.'],
  'ORDERS.TRANSITION_NOT_ALLOWED': [
    'Change not possible',
    'The order is now “{status}”: this change is no longer possible.',
  ],
  'ORDERS.VERSION_CONFLICT': [
    'Changed in the meantime',
    'The order changed since this page was opened. This is its present state.',
  ],
  'ORDERS.INVOICE_NOT_POSSIBLE': ['Invoice not possible', 'The invoice cannot be made. Missing: {missing}.'],
  'ORDERS.RETURN_TOO_MUCH': ['Too much returned', 'Only {remaining} of {name} can still be returned.'],
  'ORDERS.NOT_CHANGEABLE': [
    'Order already being prepared',
    'The order is now “{status}” and can no longer be changed. Send a change request.',
  ],
  'ORDERS.REQUEST_NOT_FOUND': ['Request not found', 'This change request does not exist.'],
  'ORDERS.REQUEST_NOT_POSSIBLE': ['Request not possible', 'The order is “{status}”: a change request is not possible.'],
  'ORDERS.REQUEST_OPEN': [
    'Request already sent',
    'A request is already waiting for our answer. Withdraw it to send another one.',
  ],
  'ORDERS.REQUEST_ANSWERED': ['Request already settled', 'This request no longer waits for an answer.'],
  'INVOICES.NOT_FOUND': ['Invoice not found', 'This invoice does not exist.'],
  'INVOICES.NOTHING_TO_INVOICE': ['Nothing to invoice', 'These orders are invoiced already, or in a batch under way.'],
  'INVOICES.BATCH_NOT_FOUND': ['Batch not found', 'There is no such batch of invoices.'],
  'INVOICES.ORDER_CANCELLED': ['Order cancelled', 'The order was cancelled: there is nothing to invoice.'],
  'INVOICES.NO_EMAIL': [
    'E-mail address missing',
    'This client has no e-mail address. Add it to the client record, or enter one.',
  ],
  'INVOICES.NOT_READY': ['Invoice being made', 'The document is being made. It will be ready in a few seconds.'],
  'INVOICES.PAYMENT_TOO_HIGH': [
    'Amount too high',
    'Only {balanceCents} is left to pay on {number}. Reduce the amount.',
  ],
  'INVOICES.NOTHING_DUE': ['Nothing due', '{number} is settled already: there is nothing left to record.'],
  'INVOICES.PAYMENT_NOT_FOUND': ['Payment not found', 'This payment does not exist on this invoice.'],
  'INVOICES.NOT_CREDITABLE': [
    'Credit note not possible',
    '{number} is a credit note: it cannot be corrected by another one.',
  ],
  'INVOICES.DEPOSIT_DEDUCTED': [
    'Deposit already deducted',
    'This deposit is deducted from invoice {number}. Credit that invoice.',
  ],
  'INVOICES.CREDIT_TOO_HIGH': [
    'Credit too high',
    'Only {leftCents} without VAT is left to credit at {rate}%. Reduce the amount.',
  ],
  'INVOICES.CREDIT_LINE_TOO_HIGH': ['Credit too high', '{name}: only {left} is left to credit.'],
  'INVOICES.NOTHING_TO_CREDIT': ['Nothing to credit', 'The credit notes of {number} cover the whole invoice already.'],
  'INVOICES.DEPOSIT_INTRA_COMMUNITY': [
    'No deposit invoice',
    'An exempt intra-Community supply has no deposit invoice (CGI, article 289). Record the payment on the invoice.',
  ],
  'ORDERS.DELIVERY_CHANGES_VAT': [
    'Another country of delivery',
    'Delivering to another country changes the VAT of this order. Cancel it, then order again with this address.',
  ],
  'INVOICES.DEPOSIT_TOO_LATE': [
    'Deposit not possible',
    'A deposit is invoiced before the order is processed. It is “{status}”.',
  ],
  'INVOICES.DEPOSIT_TOO_HIGH': ['Deposit too high', 'Only {leftCents} with VAT is left to invoice on the order.'],
  'INVOICES.DEPOSIT_TOO_LOW': ['Deposit too low', 'This deposit does not make a cent. Raise it.'],
  'INVOICES.PAYMENT_CANCELLED': ['Payment already cancelled', 'This payment was already cancelled.'],
  'TRANSMISSIONS.NOT_POSSIBLE': ['Cannot be deposited', 'It cannot be deposited on the platform: {obstacle}.'],
};
