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
