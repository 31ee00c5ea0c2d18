import { escposMediaType, type JobOffer, maxPrintCopies, printKinds, printSides } from '@picolo/contracts';

const largestDocument = 256 * 1024 * 1024;
const mediaTypes: readonly unknown[] = [
  'text/plain; charset=utf-8',
  'application/pdf',
  escposMediaType,
] satisfies JobOffer['mediaType'][];
const kinds: readonly unknown[] = printKinds;
const sides: readonly unknown[] = printSides;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const matches = (value: unknown, pattern: RegExp): boolean => typeof value === 'string' && pattern.test(value);
const isWhole = (value: unknown, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most;

const areOptions = (value: unknown): boolean =>
  isRecord(value) &&
  (value['copies'] === undefined || isWhole(value['copies'], 1, maxPrintCopies)) &&
  (value['sides'] === undefined || sides.includes(value['sides'])) &&
  // A name of PWG 5101.1, or of the printer's own.
  (value['media'] === undefined || matches(value['media'], /^[\w.-]{1,80}$/));

/** What is wrong with an offer, in a few words; null when it can be worked with. The UUID becomes a file's name. */
export function offerProblem(offer: unknown, printerUri: string): string | null {
  if (!isRecord(offer)) return 'not an object';
  const checks: readonly (readonly [string, boolean])[] = [
    ['uuid', matches(offer['uuid'], /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)],
    ['attempt', isWhole(offer['attempt'], 1, Number.MAX_SAFE_INTEGER)],
    ['printerUri', offer['printerUri'] === printerUri],
    ['kind', kinds.includes(offer['kind'])],
    ['title', typeof offer['title'] === 'string'],
    ['mediaType', mediaTypes.includes(offer['mediaType'])],
    ['size', isWhole(offer['size'], 1, largestDocument)],
    ['sha256', matches(offer['sha256'], /^[0-9a-f]{64}$/)],
    ['options', (offer['options'] ?? null) === null || areOptions(offer['options'])],
    ['expiresAt', typeof offer['expiresAt'] === 'string' && Number.isFinite(Date.parse(offer['expiresAt']))],
  ];
  return checks.find(([, isRight]) => !isRight)?.[0] ?? null;
}
