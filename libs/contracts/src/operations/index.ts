import { endpoint, type ById, type ListQuery, type Page } from '../core/endpoint.js';

/** A background task that failed eight times and waits for a person. */
export interface FailedTaskView {
  readonly id: number;
  readonly consumer: string;
  readonly type: string;
  readonly subject: string;
  readonly attempts: number;
  readonly error: string;
  readonly createdAt: string;
}

export interface HealthView {
  readonly status: 'ok' | 'unavailable';
  readonly checks: Readonly<Record<string, 'up' | 'down'>>;
}

export const listFailedTasks = endpoint<{ query: ListQuery }, Page<FailedTaskView>>('GET', '/api/failed-tasks', {
  access: 'operations.read',
});

export const retryFailedTask = endpoint<{ params: ById }, undefined>('POST', '/api/failed-tasks/:id/retry', {
  access: 'operations.retry',
  status: 204,
  errors: ['OPERATIONS.TASK_NOT_FOUND'],
});

export const healthLive = endpoint<object, HealthView>('GET', '/api/health/live', {
  access: { public: 'process supervisors have no account' },
});

/** Ready: the database answers and has every migration. Redis down is reported and does not make it unready. */
export const healthReady = endpoint<object, HealthView>('GET', '/api/health/ready', {
  access: { public: 'load balancers have no account' },
});

/** `waiting`: refused for now or no server reached, tried again by itself. `failed`: waits for a person. */
export type MailState = 'queued' | 'sending' | 'waiting' | 'sent' | 'failed';

/**
 * Why a mail is not out. `no-server`: SMTP_URL is not set. `unreachable`: the server does not answer. `busy`: it said "later"
 * (4xx). `sign-in`: it refuses our user or password. `refused`: it said "never" (5xx). `too-late`: tried until it was of no use.
 */
export type MailTrouble = 'no-server' | 'unreachable' | 'busy' | 'sign-in' | 'refused' | 'too-late';

export interface MailView {
  readonly id: number;
  readonly to: string;
  readonly subject: string;
  readonly state: MailState;
  readonly trouble: MailTrouble | null;
  /** The mail server's own words; empty when it said nothing. */
  readonly answer: string;
  readonly attempts: number;
  /** What it belongs to: `invoice:12`; null for letters about an account. */
  readonly about: string | null;
  readonly createdAt: string;
  readonly sentAt: string | null;
  /** When it is tried again. */
  readonly nextAt: string | null;
}

export interface MailOverview {
  /** False: no mail server is set, nothing can leave. */
  readonly configured: boolean;
  readonly waiting: number;
  readonly failed: number;
}

/** `open`: what is not sent yet, failed ones included. */
export interface MailsQuery extends ListQuery {
  readonly state?: 'open' | 'failed' | 'sent';
}

export const listMails = endpoint<{ query: MailsQuery }, Page<MailView>>('GET', '/api/mails', {
  access: 'operations.read',
});

export const mailOverview = endpoint<object, MailOverview>('GET', '/api/mails/overview', { access: 'operations.read' });

/** Tries a failed or waiting mail now. */
export const retryMail = endpoint<{ params: ById }, undefined>('POST', '/api/mails/:id/retry', {
  access: 'operations.retry',
  status: 204,
  errors: ['OPERATIONS.MAIL_NOT_FOUND'],
});
