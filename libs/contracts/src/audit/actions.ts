/**
 * What is written down about people's acts (ID-8): rights, prices, stock, invoices, users, settings. `<subject kind>.<what
 * happened>`; the screens have a sentence for each.
 */
export const auditActions = [
  'product.created',
  'product.price-changed',
  'product.threshold-changed',
  'product.removed',
  'product.imported',
  'stock.received',
  'stock.adjusted',
  'stock.counted',
  'stock.transferred',
  'stock.imported',
  'location.created',
  'location.changed',
  'location.removed',
  'invoice.issued',
  'invoice.credited',
  'invoice.paid',
  'invoice.payment-cancelled',
  'invoice.sent',
  'invoice.batch-started',
  'invoice.deposited-again',
  'invoice.exported',
  'settings.changed',
  'settings.accounts-changed',
  'api-key.created',
  'api-key.revoked',
  'printer.added',
  'printer.removed',
  'role.created',
  'role.renamed',
  'role.permissions-changed',
  'role.deleted',
  'user.invited',
  'user.joined',
  'user.role-changed',
  'user.suspended',
  'user.reactivated',
  'user.invitation-withdrawn',
  'user.password-changed',
  'user.email-changed',
  'user.second-factor-added',
  'user.second-factor-removed',
  'user.second-factor-reset',
  'client.vat-number-confirmed',
  'client.exported',
  'client.erasure-asked',
  'client.erased',
] as const;

export type AuditAction = (typeof auditActions)[number];

export const isAuditAction = (value: string): value is AuditAction =>
  (auditActions as readonly string[]).includes(value);

/** What an act was done to: `product:12`; what there is only once stands alone (`settings`). */
export const auditSubjects = [
  'product',
  'location',
  'count',
  'transfer',
  'import',
  'order',
  'invoice',
  'settings',
  'api-key',
  'printer',
  'role',
  'user',
  'client',
] as const;

export type AuditSubjectKind = (typeof auditSubjects)[number];
export type AuditSubject = AuditSubjectKind | `${AuditSubjectKind}:${number}`;
