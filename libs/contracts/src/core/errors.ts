/** Every stable error code with the HTTP status it is answered with. Sockets and jobs use the same codes. */
export const errorStatus = {
  'REQUEST.INVALID': 400,
  'REQUEST.MALFORMED': 400,
  'REQUEST.TOO_LARGE': 413,
  'REQUEST.UNSUPPORTED_TYPE': 415,
  'REQUEST.NOT_FOUND': 404,
  'REQUEST.RATE_LIMITED': 429,
  'REQUEST.FOREIGN_ORIGIN': 403,
  'FILES.MISSING': 400,
  'FILES.INTERRUPTED': 400,
  'FILES.TOO_LARGE': 413,
  'FILES.WRONG_TYPE': 415,
  'FILES.NOT_FOUND': 404,
  'SERVICE.UNAVAILABLE': 503,
  'SERVICE.UNEXPECTED': 500,
  'AUTH.REQUIRED': 401,
  'AUTH.FORBIDDEN': 403,
  'AUTH.INVALID_CREDENTIALS': 401,
  'AUTH.SECOND_FACTOR_REQUIRED': 401,
  'AUTH.INVALID_CODE': 401,
  'AUTH.CHALLENGE_OVER': 401,
  'AUTH.WRONG_PASSWORD': 403,
  'AUTH.REFRESH_REUSED': 401,
  'AUTH.REFRESH_INVALID': 401,
  'IDENTITY.EMAIL_TAKEN': 409,
  'IDENTITY.WEAK_PASSWORD': 400,
  'IDENTITY.USER_NOT_FOUND': 404,
  'IDENTITY.ROLE_NOT_FOUND': 404,
  'IDENTITY.ROLE_NAME_TAKEN': 409,
  'IDENTITY.ROLE_SEEDED': 409,
  'IDENTITY.ROLE_IN_USE': 409,
  'IDENTITY.ROLE_VERSION_CONFLICT': 409,
  'IDENTITY.LAST_ADMINISTRATOR': 409,
  'IDENTITY.RIGHTS_BEYOND_YOURS': 403,
  'IDENTITY.SESSION_NOT_FOUND': 404,
  'IDENTITY.NO_ENROLMENT': 409,
  'IDENTITY.NO_SECOND_FACTOR': 409,
  'IDENTITY.WRONG_PASSWORD': 403,
  'IDENTITY.LINK_INVALID': 410,
  'IDENTITY.ALREADY_INVITED': 409,
  'IDENTITY.INVITATION_NOT_FOUND': 404,
  'IDENTITY.ROLE_NOT_GIVABLE': 403,
  'IDENTITY.SETUP_DONE': 409,
  'IDENTITY.SETUP_CODE_WRONG': 403,
  'CLIENTS.NOT_FOUND': 404,
  'CLIENTS.INVALID_SIREN': 400,
  'CLIENTS.INVALID_VAT_NUMBER': 400,
  'CLIENTS.VERSION_CONFLICT': 409,
  'CATALOGUE.PRODUCT_NOT_FOUND': 404,
  'CATALOGUE.CATEGORY_NOT_FOUND': 404,
  'CATALOGUE.SKU_TAKEN': 409,
  'CATALOGUE.VERSION_CONFLICT': 409,
  'IMPORTS.NOT_FOUND': 404,
  'IMPORTS.NOT_READY': 409,
  'IMPORTS.NOT_CANCELLABLE': 409,
  'STOCK.BELOW_RESERVED': 409,
  'STOCK.BELOW_ZERO': 409,
  'STOCK.QUANTITY_STEP': 400,
  'STOCK.LOCATION_NOT_FOUND': 404,
  'STOCK.LOCATION_NAME_TAKEN': 409,
  'STOCK.LOCATION_VERSION_CONFLICT': 409,
  'STOCK.LOCATION_SELLS': 409,
  'STOCK.LOCATION_NOT_EMPTY': 409,
  'STOCK.SAME_LOCATION': 400,
  'STOCK.TRANSFER_NOT_FOUND': 404,
  'STOCK.COUNT_NOT_FOUND': 404,
  'STOCK.COUNT_CLOSED': 409,
  'STOCK.COUNT_EMPTY': 400,
  'STOCK.COUNT_LINE_MISSING': 404,
  'STOCK.COUNT_NOTHING': 409,
  'STOCK.COUNT_REFUSED': 409,
  'ORDERS.NOT_FOUND': 404,
  'ORDERS.NOT_ENOUGH_STOCK': 409,
  'ORDERS.PRODUCT_UNAVAILABLE': 409,
  'ORDERS.NO_BILLING_ADDRESS': 409,
  'ORDERS.NO_CLIENT_RECORD': 409,
  'ORDERS.TRANSITION_NOT_ALLOWED': 409,
  'ORDERS.VERSION_CONFLICT': 409,
  'ORDERS.INVOICE_NOT_POSSIBLE': 409,
  'ORDERS.RETURN_TOO_MUCH': 409,
  'ORDERS.NOT_CHANGEABLE': 409,
  'ORDERS.REQUEST_NOT_FOUND': 404,
  'ORDERS.REQUEST_NOT_POSSIBLE': 409,
  'ORDERS.REQUEST_OPEN': 409,
  'ORDERS.REQUEST_ANSWERED': 409,
  'IDEMPOTENCY.DIFFERENT_BODY': 409,
  'INVOICES.NOT_FOUND': 404,
  'INVOICES.NOT_READY': 409,
  'INVOICES.PAYMENT_TOO_HIGH': 409,
  'INVOICES.NOTHING_DUE': 409,
  'INVOICES.PAYMENT_NOT_FOUND': 404,
  'INVOICES.PAYMENT_CANCELLED': 409,
  'INVOICES.NOT_CREDITABLE': 409,
  'INVOICES.DEPOSIT_DEDUCTED': 409,
  'INVOICES.CREDIT_TOO_HIGH': 409,
  'INVOICES.CREDIT_LINE_TOO_HIGH': 409,
  'INVOICES.NOTHING_TO_CREDIT': 409,
  'INVOICES.DEPOSIT_TOO_LATE': 409,
  'INVOICES.DEPOSIT_TOO_HIGH': 409,
  'INVOICES.DEPOSIT_TOO_LOW': 409,
  'PRINTING.CONTENT_EMPTY': 400,
  'PRINTING.CONTENT_TOO_LONG': 400,
  'PRINTING.CONTENT_NOT_TEXT': 400,
  'PRINTING.JOB_NOT_FOUND': 404,
  'PRINTING.PRINTER_NOT_FOUND': 404,
  'PRINTING.WORKER_NOT_FOUND': 404,
  'PRINTING.NOT_DECIDABLE': 409,
  'PRINTING.NOT_CANCELLABLE': 409,
  'PRINTING.NOT_REPRINTABLE': 409,
  'PRINTING.CODE_INVALID': 403,
  'PRINTING.WORKER_REVOKED': 401,
  'PRINTING.ATTEMPT_OUTDATED': 409,
  'NOTIFICATIONS.NOT_FOUND': 404,
  'OPERATIONS.TASK_NOT_FOUND': 404,
  'OPERATIONS.MAIL_NOT_FOUND': 404,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof errorStatus;

export const isErrorCode = (value: string): value is ErrorCode => Object.hasOwn(errorStatus, value);

/** Facts a sentence needs (`{available}`), and a screen may use; JSON values only. */
export type ErrorMeta = Readonly<Record<string, unknown>>;

/** A refusal: nothing changed, a stable code, the facts that explain it. The only error a domain or use case throws on purpose. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly meta: ErrorMeta = {},
  ) {
    super(code);
    this.name = 'DomainError';
  }
}

export interface FieldError {
  /** Dotted path in the input: `lines.0.quantity`. */
  readonly field: string;
  /** The constraint that failed: `isEmail`, `min`, `unknown` … */
  readonly rule: string;
  readonly message: string;
}

/** `application/problem+json` (RFC 9457) as Picolo answers it. `title` and `detail` are in the caller's language. */
export interface Problem {
  readonly type: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly title: string;
  readonly detail: string;
  readonly traceId: string;
  readonly fields?: readonly FieldError[];
  readonly meta?: ErrorMeta;
}

/** The acknowledgement of a socket message that was refused. */
export interface Refusal {
  readonly error: { readonly code: ErrorCode; readonly detail: string; readonly meta?: ErrorMeta };
}
