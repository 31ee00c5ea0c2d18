import { endpoint, type ById } from '../core/endpoint.js';
import type { Locale } from './index.js';

export interface InvitationInput {
  readonly email: string;
  readonly name: string;
  readonly roleId: number;
  /** Language of the letter and of the account; French unless told. */
  readonly locale?: Locale;
}

export interface InvitationView {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly invitedBy: string;
  readonly sentAt: string;
  readonly expiresAt: string;
  /** Its link no longer works; it can be sent again. */
  readonly expired: boolean;
}

/** Staff is invited (ID-2). The role may hold no permission that the inviter does not hold. */
export const inviteUser = endpoint<{ body: InvitationInput }, InvitationView>('POST', '/api/invitations', {
  access: 'users.manage',
  status: 201,
  errors: [
    'IDENTITY.EMAIL_TAKEN',
    'IDENTITY.ALREADY_INVITED',
    'IDENTITY.ROLE_NOT_GIVABLE',
    'IDENTITY.RIGHTS_BEYOND_YOURS',
  ],
});

/** The open ones, newest first. */
export const listInvitations = endpoint<object, { readonly items: readonly InvitationView[] }>(
  'GET',
  '/api/invitations',
  { access: 'users.read' },
);

/** A new link, good for another week; the one before no longer works. */
export const resendInvitation = endpoint<{ params: ById }, InvitationView>('POST', '/api/invitations/:id/resend', {
  access: 'users.manage',
  errors: ['IDENTITY.INVITATION_NOT_FOUND', 'IDENTITY.ROLE_NOT_GIVABLE', 'IDENTITY.RIGHTS_BEYOND_YOURS'],
});

export const withdrawInvitation = endpoint<{ params: ById }, undefined>('DELETE', '/api/invitations/:id', {
  access: 'users.manage',
  status: 204,
  errors: ['IDENTITY.INVITATION_NOT_FOUND'],
});
