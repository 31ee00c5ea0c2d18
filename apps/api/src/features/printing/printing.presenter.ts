import {
  workerProtocol,
  type PrinterAbilities,
  type PrinterState,
  type PrinterView,
  type PrintJobDetail,
  type PrintJobView,
  type PrintKind,
  type PrintProof,
  type PrintStatus,
  type PrintStepView,
  type PrintWorkerView,
} from '@picolo/contracts';
import { parseJson } from '@picolo/server/db';
import { togetherOptions } from './domain/print-options.js';
import { readOptions, readUsual } from './persistence/print-jobs.repository.js';

export interface PrintJobRead {
  readonly id: number;
  readonly uuid: string;
  readonly kind: PrintKind;
  readonly status: PrintStatus;
  readonly version: number;
  readonly title: string;
  readonly content: string | null;
  readonly number: string | null;
  readonly invoiceId: number | null;
  readonly orderId: number | null;
  readonly printerId: number | null;
  readonly printerName: string | null;
  /** JSON of PrintOptions. */
  readonly options: string | null;
  /** JSON of UsualOptions. */
  readonly usualOptions: string | null;
  readonly proof: PrintProof | null;
  readonly reason: string | null;
  readonly cancelAskedAt: Date | null;
  /** How often it was handed out. */
  readonly attempt: number;
  readonly duplicateOf: number | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly expiresAt: Date;
}

export interface PrintStepRead {
  readonly status: PrintStatus;
  readonly createdAt: Date;
  readonly reason: string | null;
  readonly actorName: string | null;
}

export interface PrinterRead {
  readonly id: number;
  readonly workerId: number;
  readonly name: string;
  readonly driver: PrinterView['driver'];
  readonly state: PrinterState;
  readonly stateReasons: unknown;
  /** JSON of PrinterAbilities. */
  readonly abilities: string | null;
  readonly isDefault: number;
  readonly waiting: number;
  readonly version: number;
  readonly seenAt: Date | null;
}

export interface PrintWorkerRead {
  readonly id: number;
  readonly name: string;
  readonly connectionId: string | null;
  readonly softwareVersion: string | null;
  /** Of its last handshake; null: it never came. */
  readonly protocol: number | null;
  readonly manages: number;
  readonly enrolledAt: Date;
  readonly seenAt: Date | null;
  readonly revokedAt: Date | null;
}

export const printJobView = (row: PrintJobRead): PrintJobView => ({
  id: row.id,
  uuid: row.uuid,
  kind: row.kind,
  status: row.status,
  version: row.version,
  title: row.title,
  content: row.content,
  number: row.number,
  invoiceId: row.invoiceId,
  orderId: row.orderId,
  printer: row.printerId === null ? null : { id: row.printerId, name: row.printerName ?? '' },
  options: togetherOptions(readOptions(row.options), readUsual(row.usualOptions)),
  proof: row.proof,
  reason: row.reason,
  cancelling: row.cancelAskedAt !== null && row.status === 'sent',
  duplicateOf: row.duplicateOf,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
});

const stepView = (row: PrintStepRead): PrintStepView => ({
  status: row.status,
  at: row.createdAt.toISOString(),
  reason: row.reason,
  by: row.actorName,
});

export const printJobDetail = (
  row: PrintJobRead,
  steps: readonly PrintStepRead[],
  reprints: readonly number[],
): PrintJobDetail => ({ ...printJobView(row), history: steps.map(stepView), reprints });

export const printerView = (
  row: PrinterRead,
  seenBy: readonly { readonly id: number; readonly name: string }[],
): PrinterView => ({
  id: row.id,
  workerId: row.workerId,
  workers: seenBy.map(({ id, name }) => ({ id, name })),
  name: row.name,
  driver: row.driver,
  state: row.state,
  stateReasons: parseJson(row.stateReasons) as string[],
  abilities: row.abilities === null ? null : (parseJson(row.abilities) as PrinterAbilities),
  isDefault: row.isDefault === 1,
  waiting: row.waiting,
  version: row.version,
  seenAt: row.seenAt?.toISOString() ?? null,
});

export const printWorkerView = (row: PrintWorkerRead): PrintWorkerView => ({
  id: row.id,
  name: row.name,
  online: row.connectionId !== null && row.revokedAt === null,
  softwareVersion: row.softwareVersion,
  outdated: row.protocol !== null && row.protocol < workerProtocol,
  manages: row.manages === 1,
  enrolledAt: row.enrolledAt.toISOString(),
  seenAt: row.seenAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
});
