import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { SessionView } from '@picolo/contracts';
import { ButtonComponent } from '../button/button.component';
import { ChipComponent } from '../feedback/chip.component';
import { RelativePipe } from '../format/format.pipes';
import { IconComponent } from '../icon/icon.component';
import { CardComponent } from '../surface/card.component';
import type { Words } from '../text/words';

type DevicesWord =
  `devices.${'title' | 'this' | 'name' | 'unknown' | 'program' | 'from' | 'seen' | 'end' | 'endOthers'}`;

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
          [busy]="ending() === 'others'"
          (click)="othersRevoked.emit()"
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
                [busy]="ending() === device.id"
                (click)="revoked.emit(device.id)"
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
  /** Id of the session being ended. */
  readonly ending = input<number | 'others' | null>(null);
  readonly revoked = output<number>();
  readonly othersRevoked = output();

  protected readonly others = computed(() => this.devices().length > 1);

  protected nameOf({ browser, system, kind }: SessionView): string {
    if (browser !== null && system !== null) return this.t()('devices.name', { browser, system });
    return browser ?? system ?? this.t()(kind === 'program' ? 'devices.program' : 'devices.unknown');
  }
}
