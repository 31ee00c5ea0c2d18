import { Injectable } from '@nestjs/common';
import { DomainError, type Locale } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import type { Tx } from '@picolo/server/db';
import { Mailer } from '@picolo/server/mail';
import { requireReach } from '../domain/reach.js';
import { letters } from '../letters/letters.js';
import type { FreshLink } from '../persistence/account-tokens.repository.js';
import { InvitationsRepository } from '../persistence/invitations.repository.js';
import { IdentityNews } from './identity-news.js';

/** Permissions that belong to clients alone: a role with one of them is none of staff. */
const ofClients = ['orders.own', 'invoices.own'];

interface Addressee {
  readonly email: string;
  readonly name: string;
  readonly roleId: number;
  readonly locale: Locale;
}

/** The letter of an invitation, the news of it, and whether this actor may give the role. */
@Injectable()
export class SendInvitation {
  constructor(
    private readonly invitations: InvitationsRepository,
    private readonly mailer: Mailer,
    private readonly news: IdentityNews,
  ) {}

  /** The role's name. Nobody gives rights that they do not have. Throws IDENTITY.ROLE_NOT_GIVABLE, IDENTITY.RIGHTS_BEYOND_YOURS. */
  async givable(tx: Tx, actor: Actor, roleId: number): Promise<string> {
    const role = await this.invitations.role(tx, roleId);
    const isStaffs = role?.permissions.every((permission) => !ofClients.includes(permission)) ?? false;
    if (role === null || !isStaffs) throw new DomainError('IDENTITY.ROLE_NOT_GIVABLE');
    requireReach(actor.permissions, role.permissions);
    return role.name;
  }

  async letter(
    tx: Tx,
    actor: Actor,
    to: Addressee,
    role: string,
    link: FreshLink & { readonly id: number },
  ): Promise<void> {
    const path = `/console/invitation#token=${link.token}`;
    const written = letters[to.locale].invitation(to.name, actor.name, role, path);
    await this.mailer.queue(tx, { ...written, to: to.email, locale: to.locale, expiresAt: link.expiresAt });
    await this.news.invitation(tx, link.id);
  }
}
