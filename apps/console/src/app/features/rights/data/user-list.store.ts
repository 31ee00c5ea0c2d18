import { Injectable } from '@angular/core';
import { type UserDetail, type UserListItem, type UserListQuery, getUser, listUsers } from '@picolo/contracts';
import { followLive } from '@picolo/web';
import { ListStore } from '../../../platform/list-store';

/** Users of the list page, followed live. */
@Injectable()
export class UserListStore extends ListStore<UserListQuery, UserListItem> {
  private following = Promise.resolve();

  constructor() {
    super(listUsers);
    // One after the other: users bear no version, the answer that was asked for last is the newest.
    followLive('user:changed', ({ id }) => {
      this.following = this.following.then(() => this.follow(id));
    });
    followLive('role:changed', ({ id }) => {
      if (this.list.items().some(({ role }) => role.id === id)) void this.list.reload();
    });
  }

  private async follow(id: number): Promise<void> {
    const user = await this.api.call(getUser, { params: { id } }).catch(() => null);
    if (user === null) return;
    const fits = this.fits(user);
    if (this.list.has(id) && !fits) this.list.remove(id);
    // A search is a question about the past; only an open list takes newcomers.
    else if (this.list.has(id) || (fits && !this.filter.q && !this.comesLater(user))) this.list.arrive(user);
  }

  /** By its name it belongs to what was not loaded yet. */
  private comesLater({ name }: UserDetail): boolean {
    const last = this.list.items().at(-1);
    return this.list.hasMore() && last !== undefined && name.localeCompare(last.name) > 0;
  }

  private fits(user: UserDetail): boolean {
    const { kind, status, roleId } = this.filter;
    return (
      (kind === undefined || kind === user.kind) &&
      (status === undefined || status === user.status) &&
      (roleId === undefined || roleId === user.role.id)
    );
  }
}
