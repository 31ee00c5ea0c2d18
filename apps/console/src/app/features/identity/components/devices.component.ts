import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { type SessionView, endOtherSessions, endSession, listSessions } from '@picolo/contracts';
import { Api, type ProblemError, afterReconnect, loaded, toProblem } from '@picolo/web';
import { ButtonComponent, CardComponent, ChipComponent, IconComponent, RelativePipe, Toasts } from '@picolo/ui';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';

/** Devices that are signed in; each can be shown the door (ID-7). */
@Component({
  selector: 'app-devices',
  imports: [
    ButtonComponent,
    CardComponent,
    ChipComponent,
    IconComponent,
    LoadStateComponent,
    RefusalComponent,
    RelativePipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (sessions.value(); as devices) {
      <ui-card flush [title]="t('devices.title')">
        @if (others()) {
          <button uiCardActions uiButton type="button" size="small" [busy]="ending() === 0" (click)="endOthers()">
            {{ t('devices.endOthers') }}
          </button>
        }
        <app-refusal [problem]="problem()" />
        <ul role="list" class="devices">
          @for (device of devices; track device.id) {
            <li class="device">
              <ui-icon [name]="device.kind === 'program' ? 'tasks' : 'monitor'" />
              <div class="ui-grow">
                <p class="device__name">
                  {{ nameOf(device) }}
                  @if (device.current) {
                    <ui-chip tone="success">{{ t('devices.this') }}</ui-chip>
                  }
                </p>
                <p class="ui-small ui-muted">
                  {{ t('devices.from', { address: device.address || '–' }) }} ·
                  {{ t('devices.seen', { when: (device.seenAt | relative) }) }}
                </p>
              </div>
              @if (!device.current) {
                <button uiButton type="button" size="small" [busy]="ending() === device.id" (click)="end(device)">
                  {{ t('devices.end') }}<span class="ui-visually-hidden"> {{ nameOf(device) }}</span>
                </button>
              }
            </li>
          }
        </ul>
      </ui-card>
    } @else {
      <app-load-state [state]="sessions.state()" [problem]="sessions.problem()" (again)="sessions.reload()" />
    }
  `,
  styles: `
    .devices {
      list-style: none;
    }
    .device {
      display: flex;
      gap: 14px;
      align-items: center;
      padding: 12px var(--card-padding);
      border-top: 1px solid var(--color-border);
    }
    .device ui-icon {
      color: var(--color-text-subtle);
    }
    .device__name {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
      align-items: center;
      font-weight: 550;
    }
  `,
})
export class DevicesComponent {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly t = inject(Texts).t;
  protected readonly sessions = loaded(() => this.api.request(listSessions));
  protected readonly others = computed(() => (this.sessions.value()?.length ?? 0) > 1);
  /** Id of the session being ended; 0: all others. */
  protected readonly ending = signal<number | null>(null);
  protected readonly problem = signal<ProblemError | null>(null);

  constructor() {
    afterReconnect(() => this.sessions.reload());
  }

  protected nameOf({ browser, system, kind }: SessionView): string {
    if (browser !== null && system !== null) return this.t('devices.name', { browser, system });
    return browser ?? system ?? this.t(kind === 'program' ? 'devices.program' : 'devices.unknown');
  }

  protected end(device: SessionView): Promise<void> {
    return this.act(device.id, async () => {
      await this.api.call(endSession, { params: { id: device.id } });
      this.sessions.update((all) => all.filter(({ id }) => id !== device.id));
      this.toasts.show(this.t('devices.ended'));
    });
  }

  protected endOthers(): Promise<void> {
    return this.act(0, async () => {
      await this.api.call(endOtherSessions);
      this.sessions.update((all) => all.filter(({ current }) => current));
      this.toasts.show(this.t('devices.othersEnded'));
    });
  }

  private async act(id: number, work: () => Promise<void>): Promise<void> {
    this.problem.set(null);
    this.ending.set(id);
    try {
      await work();
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.ending.set(null);
    }
  }
}
