import { Injectable, inject } from '@angular/core';
import { endOtherSessions, endSession, listSessions } from '@picolo/contracts';
import { Api } from '../api/api.service';
import { attempt } from '../api/attempt';
import { loaded } from '../api/loaded';
import { afterReconnect } from '../realtime/follow';

/** The devices that are signed in to one's own account, and the ending of their sessions (ID-7). */
@Injectable()
export class SignedInDevices {
  private readonly api = inject(Api);
  readonly sessions = loaded(() => this.api.request(listSessions));
  /** About the id of a session, or all the others. */
  readonly ending = attempt<number | 'others'>();

  constructor() {
    afterReconnect(() => {
      this.sessions.reload();
    });
  }

  /** True when it is done. */
  end(id: number): Promise<boolean> {
    return this.ending.run(async () => {
      await this.api.call(endSession, { params: { id } });
      this.sessions.update((all) => all.filter((one) => one.id !== id));
    }, id);
  }

  /** True when it is done. */
  endOthers(): Promise<boolean> {
    return this.ending.run(async () => {
      await this.api.call(endOtherSessions);
      this.sessions.update((all) => all.filter(({ current }) => current));
    }, 'others');
  }
}
