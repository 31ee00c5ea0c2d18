import { admin, at, type Right } from './right.ts';

/** Written by hand from the product's rules (ID-3, ID-4, ID-7, ID-8), not derived from the code it checks. */
export const administration: readonly Right[] = [
  { handler: 'GET /api/audit', allowed: admin, status: 200, request: at('/api/audit') },
  { handler: 'GET /api/audit/actors', allowed: admin, status: 200, request: at('/api/audit/actors') },
];
