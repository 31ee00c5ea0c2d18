import { endpoint, type ById } from '../core/endpoint.js';

/** Days that an archive can be downloaded, and days that an erasure can be undone. */
export const exportDays = 7;
export const erasureDays = 7;

export type ExportState = 'queued' | 'running' | 'ready' | 'failed';

export interface PersonalExportView {
  readonly id: number;
  readonly state: ExportState;
  /** 0…100. */
  readonly progress: number;
  /** Bytes; null until it is ready. */
  readonly size: number | null;
  readonly createdAt: string;
  readonly expiresAt: string | null;
}

export interface ErasureView {
  readonly requestedAt: string;
  /** When it is done; until then it can be undone. */
  readonly dueAt: string;
  readonly byClient: boolean;
}

/** What a client asked of their data (ID-9). */
export interface PersonalDataView {
  /** The newest archive that is still there. */
  readonly archive: PersonalExportView | null;
  readonly erasure: ErasureView | null;
}

export interface ByExport extends ById {
  readonly exportId: number;
}

export const myData = endpoint<object, PersonalDataView>('GET', '/api/my/data', { access: 'orders.own' });

/** Makes an archive, or answers the one that is being made. */
export const exportMyData = endpoint<object, PersonalExportView>('POST', '/api/my/data/export', {
  access: 'orders.own',
  status: 202,
});

/** One ZIP. */
export const myDataArchive = endpoint<{ params: ById }, Uint8Array>('GET', '/api/my/data/export/:id/archive', {
  access: 'orders.own',
  kind: 'file',
  errors: ['PRIVACY.ARCHIVE_NOT_FOUND'],
});

export const eraseMyData = endpoint<{ body: { password: string } }, ErasureView>('POST', '/api/my/data/erasure', {
  access: 'orders.own',
  limit: 'sign-in',
  status: 202,
  errors: ['IDENTITY.WRONG_PASSWORD', 'PRIVACY.OPEN_ORDERS'],
});

export const keepMyData = endpoint<object, undefined>('DELETE', '/api/my/data/erasure', {
  access: 'orders.own',
  status: 204,
  errors: ['PRIVACY.NO_ERASURE'],
});

export const clientData = endpoint<{ params: ById }, PersonalDataView>('GET', '/api/clients/:id/data', {
  access: 'clients.erase',
  errors: ['CLIENTS.NOT_FOUND'],
});

export const exportClientData = endpoint<{ params: ById }, PersonalExportView>('POST', '/api/clients/:id/data/export', {
  access: 'clients.erase',
  status: 202,
  errors: ['CLIENTS.NOT_FOUND'],
});

export const clientDataArchive = endpoint<{ params: ByExport }, Uint8Array>(
  'GET',
  '/api/clients/:id/data/export/:exportId/archive',
  { access: 'clients.erase', kind: 'file', errors: ['PRIVACY.ARCHIVE_NOT_FOUND'] },
);

/** `now`: without the days in which it could be undone. */
export const eraseClientData = endpoint<{ params: ById; body: { now: boolean } }, ErasureView>(
  'POST',
  '/api/clients/:id/data/erasure',
  { access: 'clients.erase', status: 202, errors: ['CLIENTS.NOT_FOUND', 'PRIVACY.OPEN_ORDERS'] },
);

export const keepClientData = endpoint<{ params: ById }, undefined>('DELETE', '/api/clients/:id/data/erasure', {
  access: 'clients.erase',
  status: 204,
  errors: ['PRIVACY.NO_ERASURE'],
});
