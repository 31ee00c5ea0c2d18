import { endpoint } from '../core/endpoint.js';
import type { Permission } from '../core/permissions.js';
import type { Locale } from './locale.js';
import type { SecondFactorInput } from './second-factor.js';

export type { Locale } from './locale.js';
export * from './roles.js';
export * from './second-factor.js';
export * from './sessions.js';
export * from './users.js';

export interface UserView {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  /** The role's name, for people to read; rights come from `permissions`. */
  readonly role: string;
  readonly locale: Locale;
  readonly permissions: readonly Permission[];
  /** The client record of this account; null for staff. */
  readonly clientId: number | null;
  /** False until the link that was mailed to the address was followed (ID-2). */
  readonly emailVerified: boolean;
  /** The company's zone (IANA): moments and days are shown in it, wherever the person sits. */
  readonly timeZone: string;
}

export interface LoginInput {
  readonly email: string;
  readonly password: string;
  /** A program gets the refresh token in the body and no cookies. */
  readonly client?: 'browser' | 'program';
}

export interface SignInView {
  readonly accessToken: string;
  /** Seconds. */
  readonly expiresIn: number;
  /** Only for programs. */
  readonly refreshToken?: string;
  readonly user: UserView;
}

export interface LogoutInput {
  /** Programs; browsers send the cookie. */
  readonly refreshToken?: string;
}

export interface RefreshInput extends LogoutInput {
  /**
   * Random, of the caller, 22…64 letters, digits, `-` and `_`; kept until the answer is there. Asked again with it, because
   * the answer was lost, the same next token is given; without it a spent token that comes again ends the session.
   */
  readonly attempt?: string;
}

export interface RegisterInput {
  readonly email: string;
  /** 10…200 characters, not among the common ones. */
  readonly password: string;
  readonly name: string;
  readonly locale?: Locale;
  /** Company name; makes the client record a company. */
  readonly company?: string;
}

export interface SetupState {
  /** True while the installation has no administrator. */
  readonly needed: boolean;
}

export interface SetupInput {
  readonly code: string;
  readonly email: string;
  readonly password: string;
  readonly name: string;
}

export const login = endpoint<{ body: LoginInput }, SignInView>('POST', '/api/auth/login', {
  access: { public: 'this is how one signs in' },
  limit: 'sign-in',
  errors: ['AUTH.INVALID_CREDENTIALS', 'AUTH.SECOND_FACTOR_REQUIRED'],
});

/** The second step of signing in. */
export const confirmSignIn = endpoint<{ body: SecondFactorInput }, SignInView>(
  'POST',
  '/api/auth/second-factor/sign-in',
  {
    access: { public: 'the challenge proves the first step' },
    limit: 'sign-in',
    errors: ['AUTH.INVALID_CODE', 'AUTH.CHALLENGE_OVER'],
  },
);

export const refresh = endpoint<{ body: RefreshInput }, SignInView>('POST', '/api/auth/refresh', {
  access: { public: 'the refresh token is the proof' },
  errors: ['AUTH.REFRESH_INVALID', 'AUTH.REFRESH_REUSED'],
});

export const logout = endpoint<{ body: LogoutInput }, undefined>('POST', '/api/auth/logout', {
  access: { public: 'leaving works with an expired access token too' },
  status: 204,
});

export const register = endpoint<{ body: RegisterInput }, SignInView>('POST', '/api/auth/register', {
  access: { public: 'clients register themselves' },
  limit: 'registration',
  status: 201,
  errors: ['IDENTITY.EMAIL_TAKEN', 'IDENTITY.WEAK_PASSWORD'],
});

export const me = endpoint<object, UserView>('GET', '/api/auth/me', {
  access: { signedIn: 'everyone may read their own account' },
});

export const updateMe = endpoint<{ body: { locale: Locale } }, UserView>('PATCH', '/api/auth/me', {
  access: { signedIn: 'everyone chooses their language' },
});

export const setupState = endpoint<object, SetupState>('GET', '/api/setup', {
  access: { public: 'an empty installation has nobody who could sign in' },
});

export const setup = endpoint<{ body: SetupInput }, SignInView>('POST', '/api/setup', {
  access: { public: 'the one-time set-up code is the proof' },
  limit: 'sign-in',
  status: 201,
  errors: ['IDENTITY.SETUP_DONE', 'IDENTITY.SETUP_CODE_WRONG', 'IDENTITY.WEAK_PASSWORD'],
});
