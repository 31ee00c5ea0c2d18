import type { AuditActorView, AuditEntryView, AuditValues } from '@picolo/contracts';
import { parseJson } from '@picolo/server/db';
import { unseal } from './domain/sealed.js';
import type { EntryRow } from './persistence/audit.repository.js';

interface Details {
  readonly name: string | null;
  readonly before: AuditValues | null;
  readonly after: AuditValues | null;
}

interface Doer {
  readonly name: string | null;
  readonly address: string | null;
}

const unknownDoer: Doer = { name: null, address: null };
const nothing: Details = { name: null, before: null, after: null };

const doerOf = ({ actorSealed, actorSecret, subject }: EntryRow): Doer =>
  actorSealed === null || actorSecret === null
    ? unknownDoer
    : (JSON.parse(unseal(actorSecret, actorSealed, subject)) as Doer);

const detailsOf = ({ details, sealed, secret, subject }: EntryRow): Details => {
  if (details !== null) return parseJson(details) as Details;
  return sealed === null || secret === null ? nothing : (JSON.parse(unseal(secret, sealed, subject)) as Details);
};

export const auditEntryView = (row: EntryRow): AuditEntryView => {
  const { name, before, after } = detailsOf(row);
  return {
    id: row.id,
    at: row.createdAt.toISOString(),
    action: row.action,
    actor: row.actorId === null ? null : { id: row.actorId, ...doerOf(row) },
    subject: row.subject,
    subjectName: name,
    before,
    after,
    erased: row.personKeyId !== null && row.secret === null,
  };
};

export const auditActorView = (row: EntryRow): AuditActorView => ({ id: row.actorId ?? 0, name: doerOf(row).name });
