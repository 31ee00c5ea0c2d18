import { ChangeDetectionStrategy, Component, type Signal, computed, inject, input } from '@angular/core';
import type { SessionView } from '@picolo/contracts';
import { ButtonComponent } from '../button/button.component';
import { ChipComponent } from '../feedback/chip.component';
import { Toasts } from '../feedback/toasts.service';
import { RelativePipe } from '../format/format.pipes';
import { IconComponent } from '../icon/icon.component';
import { CardComponent } from '../surface/card.component';
import type { Words } from '../text/words';

type DevicesWord =
  | `devices.${'title' | 'this' | 'name' | 'unknown' | 'program' | 'from' | 'seen'}`
  | `devices.${'end' | 'ended' | 'endOthers' | 'othersEnded'}`;

/** The ending of sessions; both answer true when it is done. */
export interface DevicesFlow {
  /** About the id of a session, or all the others; null while none is being ended. */
  readonly ending: { readonly doing: Signal<number | 'others' | null> };
  end(id: number): Promise<boolean>;
  endOthers(): Promise<boolean>;
}

/** Devices that are signed in, each with a way to show it the door; why that was refused is its content. */
@Component({
  selector: 'ui-devices',
  imports: [ButtonComponent, CardComponent, ChipComponent, IconComponent, RelativePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-card flush [title]="t()('devices.title')">
      @if (others()) {
        <button
          uiCardActions
          uiButton
          type="button"
          size="small"
          [busy]="flow().ending.doing() === 'others'"
          (click)="endOthers()"
        >
          {{ t()('devices.endOthers') }}
        </button>
      }
      <ng-content />
      <ul role="list" class="devices">
        @for (device of devices(); track device.id) {
          <li class="device">
            <ui-icon [name]="device.kind === 'program' ? 'program' : 'monitor'" />
            <div class="ui-grow">
              <p class="device__name">
                {{ nameOf(device) }}
                @if (device.current) {
                  <ui-chip tone="success">{{ t()('devices.this') }}</ui-chip>
                }
              </p>
              <p class="ui-small ui-muted">
                {{ t()('devices.from', { address: device.address || '–' }) }} ·
                {{ t()('devices.seen', { when: (device.seenAt | relative) }) }}
              </p>
            </div>
            @if (!device.current) {
              <button
                uiButton
                type="button"
                size="small"
                [busy]="flow().ending.doing() === device.id"
                (click)="end(device.id)"
              >
                {{ t()('devices.end') }}<span class="ui-visually-hidden"> {{ nameOf(device) }}</span>
              </button>
            }
          </li>
        }
      </ul>
    </ui-card>
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
  readonly t = input.required<Words<DevicesWord>>();
  readonly devices = input.required<readonly SessionView[]>();
  readonly flow = input.required<DevicesFlow>();

  private readonly toasts = inject(Toasts);
  protected readonly others = computed(() => this.devices().length > 1);

  protected async end(id: number): Promise<void> {
    if (await this.flow().end(id)) this.toasts.show(this.t()('devices.ended'));
  }

  protected async endOthers(): Promise<void> {
    if (await this.flow().endOthers()) this.toasts.show(this.t()('devices.othersEnded'));
  }

  protected nameOf({ browser, system, kind }: SessionView): string {
    if (browser !== null && system !== null) return this.t()('devices.name', { browser, system });
    return browser ?? system ?? this.t()(kind === 'program' ? 'devices.program' : 'devices.unknown');
  }
}
