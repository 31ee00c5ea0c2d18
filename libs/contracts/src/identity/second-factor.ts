import { endpoint } from '../core/endpoint.js';

/** Digits of a code, and seconds that each is the current one (RFC 6238, as authenticator apps expect it). */
export const codeDigits = 6;
export const codeSeconds = 30;

export interface SecondFactorView {
  readonly enabled: boolean;
  /** Since when; null while it is off. */
  readonly since: string | null;
  /** Recovery codes not used yet. */
  readonly recoveryCodesLeft: number;
}

/** To be shown once: nothing is on before a code of it was entered. */
export interface SecondFactorEnrolment {
  /** Base32, for apps that cannot scan. */
  readonly secret: string;
  /** `otpauth://totp/…` */
  readonly uri: string;
  /** The same as a QR code: an SVG document. */
  readonly qrSvg: string;
}

export interface RecoveryCodesView {
  /** Each signs in once in place of a code. Shown this one time; only their hashes are kept. */
  readonly recoveryCodes: readonly string[];
}

/** The facts of the refusal `AUTH.SECOND_FACTOR_REQUIRED`. */
export interface SecondFactorDemand {
  readonly challenge: string;
  /** Seconds the challenge is good for. */
  readonly expiresIn: number;
}

export interface SecondFactorInput {
  readonly challenge: string;
  /** Six digits of the app, or a recovery code. */
  readonly code: string;
  readonly client?: 'browser' | 'program';
}

export const secondFactor = endpoint<object, SecondFactorView>('GET', '/api/auth/second-factor', {
  access: { signedIn: 'everyone protects their own account' },
});

/** Starts anew each time; the one in use stays until the new one is confirmed. */
export const enrolSecondFactor = endpoint<{ body: { password: string } }, SecondFactorEnrolment>(
  'POST',
  '/api/auth/second-factor',
  {
    access: { signedIn: 'everyone protects their own account' },
    limit: 'sign-in',
    errors: ['IDENTITY.WRONG_PASSWORD'],
  },
);

export const confirmSecondFactor = endpoint<{ body: { code: string } }, RecoveryCodesView>(
  'POST',
  '/api/auth/second-factor/confirmation',
  {
    access: { signedIn: 'everyone protects their own account' },
    limit: 'sign-in',
    errors: ['AUTH.INVALID_CODE', 'IDENTITY.NO_ENROLMENT'],
  },
);

export const renewRecoveryCodes = endpoint<{ body: { password: string } }, RecoveryCodesView>(
  'POST',
  '/api/auth/second-factor/recovery-codes',
  {
    access: { signedIn: 'everyone protects their own account' },
    limit: 'sign-in',
    errors: ['IDENTITY.WRONG_PASSWORD', 'IDENTITY.NO_SECOND_FACTOR'],
  },
);

export const disableSecondFactor = endpoint<{ body: { password: string } }, undefined>(
  'POST',
  '/api/auth/second-factor/removal',
  {
    access: { signedIn: 'everyone decides about their own account' },
    limit: 'sign-in',
    status: 204,
    errors: ['IDENTITY.WRONG_PASSWORD'],
  },
);
