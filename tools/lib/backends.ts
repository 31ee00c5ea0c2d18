import type { ManagedProcess } from './managed-process.ts';

/** The MariaDB and the Redis that one run uses. */
export interface Backends {
  databaseUrl: string;
  redisUrl: string;
  /** True when the database is our private one: demo data may go in. */
  isOwn: boolean;
  /** Server processes that we started ourselves, in the order of their start. */
  processes: ManagedProcess[];
  /** Ends servers that run outside of our processes (Docker). */
  close?: () => Promise<void>;
}
