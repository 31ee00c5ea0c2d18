import { endpoint } from '../core/endpoint.js';
import type { SignInView } from './index.js';

/** Which pages a mailed link opens. */
export type Place = 'portal' | 'console';

/** Hours that a mailed link is good for. */
export const linkHours = { verification: 48, reset: 1, 'email-change': 48, invitation: 7 * 24 } as const;

/** What a mailed link carries behind its `#`, so that no server log ever holds it. */
export interface LinkInput {
  readonly token: string;
}

/** Sends the verification link again; nothing is sent to a verified address, nor twice within a minute. */
export const resendVerification = endpoint<object, undefined>('POST', '/api/auth/verification', {
  access: { signedIn: 'everyone may prove their own address' },
  status: 202,
});

export interface VerifiedView {
  readonly email: string;
}

/** Spends the link of a registration or of a change of address. */
export const verifyEmail = endpoint<{ body: LinkInput }, VerifiedView>('POST', '/api/auth/verify', {
  access: { public: 'the mailed token is the proof' },
  limit: 'sign-in',
  errors: ['IDENTITY.LINK_INVALID', 'IDENTITY.EMAIL_TAKEN'],
});

export interface ForgottenInput {
  readonly email: string;
  readonly place: Place;
}

/** Answers the same whether the address is known or not, after the same work. */
export const forgottenPassword = endpoint<{ body: ForgottenInput }, undefined>('POST', '/api/auth/forgotten', {
  access: { public: 'who forgot their password cannot sign in' },
  limit: 'sign-in',
  status: 202,
});

export interface ResetInput extends LinkInput {
  /** 10…200 characters, not among the common ones. */
  readonly password: string;
}

/** A new password by the mailed link; every session of the account ends. */
export const resetPassword = endpoint<{ body: ResetInput }, undefined>('POST', '/api/auth/reset', {
  access: { public: 'the mailed token is the proof' },
  limit: 'sign-in',
  status: 204,
  errors: ['IDENTITY.LINK_INVALID', 'IDENTITY.WEAK_PASSWORD'],
});

export interface PasswordChange {
  readonly current: string;
  readonly password: string;
}

/** The other sessions of the account end. */
export const changePassword = endpoint<{ body: PasswordChange }, undefined>('POST', '/api/auth/password', {
  access: { signedIn: 'everyone may change their own password' },
  limit: 'sign-in',
  status: 204,
  errors: ['IDENTITY.WRONG_PASSWORD', 'IDENTITY.WEAK_PASSWORD'],
});

export interface EmailChange {
  readonly email: string;
  readonly password: string;
  readonly place: Place;
}

/** Mails a link to the new address; the old one stays until it is followed. */
export const changeEmail = endpoint<{ body: EmailChange }, undefined>('POST', '/api/auth/email', {
  access: { signedIn: 'everyone may change their own address' },
  limit: 'sign-in',
  status: 202,
  errors: ['IDENTITY.WRONG_PASSWORD'],
});

export interface AcceptInput extends LinkInput {
  readonly name: string;
  readonly password: string;
}

export interface InvitedView {
  readonly email: string;
  readonly name: string;
  readonly role: string;
}

/** What the invitation says, for the page that accepts it. */
export const readInvitation = endpoint<{ body: LinkInput }, InvitedView>('POST', '/api/invitations/read', {
  access: { public: 'the mailed token is the proof' },
  limit: 'sign-in',
  errors: ['IDENTITY.LINK_INVALID'],
});

/** Makes the account and signs in. */
export const acceptInvitation = endpoint<{ body: AcceptInput }, SignInView>('POST', '/api/invitations/accept', {
  access: { public: 'the mailed token is the proof' },
  limit: 'sign-in',
  status: 201,
  errors: ['IDENTITY.LINK_INVALID', 'IDENTITY.WEAK_PASSWORD', 'IDENTITY.EMAIL_TAKEN'],
});
