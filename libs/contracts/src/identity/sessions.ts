import { endpoint, type ById } from '../core/endpoint.js';

/** A device that is signed in (ID-7). */
export interface SessionView {
  readonly id: number;
  /** The one that asks. */
  readonly current: boolean;
  readonly kind: 'browser' | 'program';
  /** `Firefox`, `Safari`…; null when its name says nothing to us. */
  readonly browser: string | null;
  /** `Windows`, `Android`…; null likewise. */
  readonly system: string | null;
  /** Network address it signed in from. */
  readonly address: string;
  readonly createdAt: string;
  /** To the quarter of an hour: when it last renewed its sign-in. */
  readonly seenAt: string;
}

/** The one that asks first, then the most recently seen. */
export const listSessions = endpoint<object, readonly SessionView[]>('GET', '/api/auth/sessions', {
  access: { signedIn: 'everyone sees where they are signed in' },
});

/** Its sockets and streams are cut too. */
export const endSession = endpoint<{ params: ById }, undefined>('DELETE', '/api/auth/sessions/:id', {
  access: { signedIn: 'everyone ends their own sessions' },
  status: 204,
  errors: ['IDENTITY.SESSION_NOT_FOUND'],
});

/** All but the one that asks. */
export const endOtherSessions = endpoint<object, { readonly ended: number }>('DELETE', '/api/auth/sessions', {
  access: { signedIn: 'everyone ends their own sessions' },
});
