import type { Locale, Permission } from '@picolo/contracts';

/** Who acts: a signed-in user with what they may do right now. Read from the database, never from the token (ID-12). */
export interface Actor {
  readonly userId: number;
  readonly sessionId: number;
  readonly name: string;
  readonly locale: Locale;
  readonly permissions: ReadonlySet<Permission>;
  /** The client record that is theirs; null for staff. Part of every query of a client's endpoint (ID-6). */
  readonly clientId: number | null;
  /** That record first, then those that became part of it (ID-10); empty for staff. */
  readonly clientIds: readonly number[];
  /** Network address the request comes from; null for what no request caused (commands, seeds). */
  readonly address: string | null;
}

export interface AccessRecord {
  readonly name: string;
  readonly locale: Locale;
  readonly permissions: readonly Permission[];
  readonly clientId: number | null;
  readonly clientIds: readonly number[];
}

/** Where rights come from; implemented by the feature that owns users. */
export abstract class AccessSource {
  /** The present rights of a session, or null when user or session is not active. */
  abstract load(userId: number, sessionId: number): Promise<AccessRecord | null>;
}
