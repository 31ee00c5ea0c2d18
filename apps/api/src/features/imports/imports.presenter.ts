import type { ImportErrorView, ImportView, Locale } from '@picolo/contracts';
import type { ImportRun } from './persistence/import-runs.repository.js';
import type { ErrorRow } from './persistence/staging.repository.js';
import { columnName, reasonOf } from './words.js';

const nothing = { encoding: null, separator: null, columns: [], locations: [], ignored: [] } as const;

export const presentImport = (run: ImportRun): ImportView => ({
  ...{ id: run.id, state: run.state, fileName: run.fileName, bytes: run.bytes, readBytes: run.readBytes },
  ...{ lineCount: run.lineCount, errorCount: run.errorCount },
  ...(run.layout ?? nothing),
  preview: run.preview,
  createdBy: run.createdByName,
  createdAt: run.createdAt.toISOString(),
  finishedAt: run.finishedAt?.toISOString() ?? null,
  version: run.version,
});

export const presentError = ({ id, line, field, code, value, facts }: ErrorRow, locale: Locale): ImportErrorView => ({
  ...{ id, line, value },
  column: field === null ? null : columnName(field, locale),
  reason: reasonOf(code, facts === null ? {} : (JSON.parse(facts) as Record<string, unknown>), locale),
});
