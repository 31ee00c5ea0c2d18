import { computed, signal } from '@angular/core';
import { type Permission, type RoleView, permissions } from '@picolo/contracts';
import { neededFor } from './permission-groups';

export interface RoleChange {
  readonly role: RoleView;
  readonly added: readonly Permission[];
  readonly removed: readonly Permission[];
  /** All that the role would hold. */
  readonly wanted: readonly Permission[];
}

const sameRights = (role: RoleView | undefined, wanted: readonly Permission[]): boolean =>
  role?.permissions.length === wanted.length && wanted.every((permission) => role.permissions.includes(permission));

/** Roles as the server has them, and what was ticked since and is not saved. */
export class RoleMatrix {
  private readonly stored = signal<readonly RoleView[]>([]);
  private readonly drafts = signal<ReadonlyMap<number, ReadonlySet<Permission>>>(new Map());

  readonly roles = this.stored.asReadonly();
  readonly changes = computed(() => this.stored().flatMap((role) => this.changeOf(role)));
  /** Single ticks that differ. */
  readonly count = computed(() =>
    this.changes().reduce((sum, { added, removed }) => sum + added.length + removed.length, 0),
  );

  /**
   * The server's state; drafts of roles that are gone or that somebody else changed are dropped. Answers the roles whose
   * draft was lost with it: not those that now are as their draft wished, which were saved here.
   */
  take(roles: readonly RoleView[]): readonly RoleView[] {
    const fresh = new Map(roles.map((role) => [role.id, role]));
    const outdated = this.stored().filter(({ id, version }) => fresh.get(id)?.version !== version);
    const lost = this.changes().filter(({ role, wanted }) => !sameRights(fresh.get(role.id), wanted));
    for (const { id } of outdated) this.discard(id);
    this.stored.set(roles);
    return lost.map(({ role }) => role).filter((role) => outdated.includes(role));
  }

  /** One role after a write; its draft is done. */
  put(role: RoleView): void {
    this.discard(role.id);
    this.stored.update((roles) =>
      roles.some(({ id }) => id === role.id) ? roles.map((one) => (one.id === role.id ? role : one)) : [...roles, role],
    );
  }

  drop(id: number): void {
    this.discard(id);
    this.stored.update((roles) => roles.filter((role) => role.id !== id));
  }

  /** What the role would hold with the draft. */
  held(role: RoleView): ReadonlySet<Permission> {
    return this.drafts().get(role.id) ?? new Set(role.permissions);
  }

  differs(role: RoleView, permission: Permission): boolean {
    return this.held(role).has(permission) !== role.permissions.includes(permission);
  }

  /** A right to change something brings the right to see it. */
  toggle(role: RoleView, permission: Permission): void {
    const held = new Set(this.held(role));
    if (held.delete(permission)) {
      this.draft(role.id, held);
      return;
    }
    held.add(permission);
    const needed = neededFor(permission);
    if (needed !== null) held.add(needed);
    this.draft(role.id, held);
  }

  /** All of a group, or none of it when all are ticked. */
  toggleAll(role: RoleView, group: readonly Permission[]): void {
    const held = new Set(this.held(role));
    const all = group.every((permission) => held.has(permission));
    for (const permission of group) {
      if (all) held.delete(permission);
      else held.add(permission);
    }
    this.draft(role.id, held);
  }

  discard(id?: number): void {
    this.drafts.update((drafts) => new Map([...drafts].filter(([roleId]) => id !== undefined && roleId !== id)));
  }

  private draft(id: number, held: ReadonlySet<Permission>): void {
    this.drafts.update((drafts) => new Map([...drafts, [id, held]]));
  }

  private changeOf(role: RoleView): readonly RoleChange[] {
    const held = this.held(role);
    const wanted = permissions.filter((permission) => held.has(permission));
    const added = wanted.filter((permission) => !role.permissions.includes(permission));
    const removed = role.permissions.filter((permission) => !held.has(permission));
    return added.length + removed.length === 0 ? [] : [{ role, added, removed, wanted }];
  }
}
