import type { Permission } from '@picolo/contracts';
import type { Actor } from './actor.js';

/** A program that acts with an API key: the company's, not a person's. It has no session and no sockets. */
export interface Program {
  readonly apiKeyId: number;
  /** Of the key. */
  readonly name: string;
  readonly permissions: ReadonlySet<Permission>;
}

/** Who calls an endpoint that takes API keys. */
export type Caller = Actor | Program;

export const isProgram = (caller: Caller): caller is Program => 'apiKeyId' in caller;

export interface ProgramRecord {
  readonly apiKeyId: number;
  readonly name: string;
  readonly permissions: readonly Permission[];
  /** From then on the key is nothing any more; null: no end. */
  readonly expiresAt: Date | null;
}

/** Where keys are kept; implemented by the feature that owns them. */
export abstract class ProgramSource {
  /** Whose key it is; null when it is malformed, unknown, expired or revoked. */
  abstract load(key: string): Promise<ProgramRecord | null>;
}
