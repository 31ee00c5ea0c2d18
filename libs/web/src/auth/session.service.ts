import { Injectable, computed, inject, signal } from '@angular/core';
import {
  type AcceptInput,
  type LoginInput,
  type Permission,
  type RegisterInput,
  type SecondFactorDemand,
  type SecondFactorInput,
  type SetupInput,
  type SignInView,
  type UserView,
  acceptInvitation,
  confirmSignIn,
  login,
  logout,
  me,
  register,
  setup,
} from '@picolo/contracts';
import { Api } from '../api/api.service';
import { toProblem } from '../api/problem';
import { Refresher } from './refresher';
import { SignInMemory } from './sign-in-memory';

/** Who is signed in on this browser; console and portal share it, and so do their tabs. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly api = inject(Api);
  private readonly memory = inject(SignInMemory);
  private readonly account = signal<UserView | null>(null);
  private readonly asked = signal(false);
  private restoring: Promise<void> | null = null;

  readonly user = this.account.asReadonly();
  /** The company's zone; Paris while nobody is signed in. */
  readonly timeZone = computed(() => this.account()?.timeZone ?? 'Europe/Paris');
  readonly userId = computed(() => this.account()?.id ?? null);
  /** Whether it is known who is signed in, if anybody. */
  readonly known = this.asked.asReadonly();

  constructor() {
    inject(Refresher).ended.subscribe(() => {
      this.leave();
    });
    this.memory.onChange(() => {
      if (this.memory.signedIn) void this.restore().catch(() => undefined);
      else this.account.set(null);
    });
  }

  can(permission: Permission): boolean {
    return this.account()?.permissions.includes(permission) ?? false;
  }

  /** Asks the server who is signed in. Nobody is an answer; throws a ProblemError when the server gave none. */
  restore(): Promise<void> {
    this.restoring ??= this.ask().finally(() => {
      this.restoring = null;
    });
    return this.restoring;
  }

  /** The same for pages that everybody may see: asks nothing when nobody signed in on this browser. */
  async restoreRemembered(): Promise<void> {
    if (this.memory.signedIn) await this.restore();
    else this.asked.set(true);
  }

  /** Resolves when no question to the server is under way; never throws. */
  async settled(): Promise<void> {
    await this.restoring?.catch(() => undefined);
  }

  async signIn(input: LoginInput): Promise<UserView> {
    return this.enter(await this.api.call(login, { body: input }));
  }

  /** Null: signed in. Else what the second step asks for (ID-7). */
  async firstStep(input: LoginInput): Promise<SecondFactorDemand | null> {
    try {
      await this.signIn(input);
      return null;
    } catch (error) {
      const problem = toProblem(error);
      if (problem.code !== 'AUTH.SECOND_FACTOR_REQUIRED') throw problem;
      return problem.meta as unknown as SecondFactorDemand;
    }
  }

  async secondStep(input: SecondFactorInput): Promise<UserView> {
    return this.enter(await this.api.call(confirmSignIn, { body: input }));
  }

  async register(input: RegisterInput): Promise<UserView> {
    return this.enter(await this.api.call(register, { body: input }));
  }

  /** First administrator of an empty installation. */
  async setUp(input: SetupInput): Promise<UserView> {
    return this.enter(await this.api.call(setup, { body: input }));
  }

  /** The account of an accepted invitation. */
  async join(input: AcceptInput): Promise<UserView> {
    return this.enter(await this.api.call(acceptInvitation, { body: input }));
  }

  async signOut(): Promise<void> {
    await this.api.call(logout, { body: {} });
    this.leave();
  }

  private async ask(): Promise<void> {
    try {
      const user = await this.api.call(me);
      this.memory.remember(user.id);
      this.account.set(user);
    } catch (error) {
      const problem = toProblem(error);
      if (problem.status !== 401) throw problem;
      this.leave();
    } finally {
      this.asked.set(true);
    }
  }

  private enter({ user }: SignInView): UserView {
    this.memory.renewed();
    this.memory.remember(user.id);
    this.account.set(user);
    this.asked.set(true);
    return user;
  }

  private leave(): void {
    this.memory.forget();
    this.account.set(null);
  }
}
