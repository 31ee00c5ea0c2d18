import { HttpClient } from '@angular/common/http';
import { DOCUMENT, Injectable, inject } from '@angular/core';
import { refresh } from '@picolo/contracts';
import { Subject, firstValueFrom } from 'rxjs';
import { toProblem } from '../api/problem';
import { SignInMemory } from './sign-in-memory';

const LOCK = 'picolo.refresh';

/**
 * Renews the sign-in, one tab at a time: a refresh token is spent by its use, and a second use of it would end the whole
 * session (ID-1).
 */
@Injectable({ providedIn: 'root' })
export class Refresher {
  private readonly http = inject(HttpClient);
  private readonly memory = inject(SignInMemory);
  /** Web Locks exist on https and localhost only; elsewhere each tab takes turns with itself. */
  private readonly locks = inject(DOCUMENT).defaultView?.navigator.locks;
  private running: Promise<boolean> | null = null;
  private readonly endings = new Subject<void>();
  /** The server did not renew: the session is over. */
  readonly ended = this.endings.asObservable();

  /**
   * True: renewed since `sentAt` (ms since 1970), by this tab or another; the call may be repeated. False: not signed in.
   * Throws a ProblemError when the server gave no verdict.
   */
  refresh(sentAt: number): Promise<boolean> {
    if (!this.memory.signedIn) return Promise.resolve(false);
    this.running ??= this.alone(() => this.renew(sentAt)).finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private alone(work: () => Promise<boolean>): Promise<boolean> {
    return this.locks === undefined ? work() : this.locks.request(LOCK, work);
  }

  private async renew(sentAt: number): Promise<boolean> {
    // Storage reaches another tab's process late: then it renews once more, with the cookie that the first one got.
    if (this.memory.renewedAt > sentAt) return true;
    try {
      await firstValueFrom(this.http.request(refresh.method, refresh.path, { body: { attempt: this.memory.attempt } }));
      this.memory.renewed();
      return true;
    } catch (error) {
      const problem = toProblem(error);
      if (problem.status !== 401 && problem.status !== 403) throw problem;
      this.endings.next();
      return false;
    }
  }
}
