import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import type { NotificationView } from '@picolo/contracts';
import { Notifications } from '@picolo/web';
import { BadgeComponent, ButtonComponent, DialogComponent, EmptyStateComponent, IconButtonComponent } from '@picolo/ui';
import { Texts } from '../platform/texts';
import { NotificationItemComponent } from './notification-item.component';

/** Bell with the unread count, fed by the notification stream, and the panel behind it. */
@Component({
  selector: 'app-notification-bell',
  imports: [
    BadgeComponent,
    ButtonComponent,
    DialogComponent,
    EmptyStateComponent,
    IconButtonComponent,
    NotificationItemComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="bell">
      <button
        uiIconButton
        type="button"
        icon="bell"
        aria-haspopup="dialog"
        [label]="
          notifications.unread() ? texts.n('notifications.unread', notifications.unread()) : t('notifications.title')
        "
        (click)="open.set(true)"
      ></button>
      <ui-badge class="bell__count" aria-hidden="true" [count]="notifications.unread()" />
    </span>
    <ui-dialog look="panel" [open]="open()" [title]="t('notifications.title')" (closed)="open.set(false)">
      @if (notifications.items().length) {
        <ul role="list" class="ui-stack" style="--stack-gap: 0">
          @for (item of notifications.items(); track item.id) {
            <li><app-notification-item [item]="item" (opened)="open.set(false)" /></li>
          }
        </ul>
        @if (notifications.hasMore()) {
          <p class="ui-row more">
            <button uiButton type="button" size="small" (click)="more()">{{ t('list.more') }}</button>
          </p>
        }
      } @else {
        <ui-empty-state icon="bell" [title]="t('notifications.emptyTitle')" [text]="t('notifications.emptyText')" />
      }
      @if (notifications.unread()) {
        <ng-container uiDialogFoot>
          <button uiButton type="button" icon="check" (click)="readAll()">{{ t('notifications.readAll') }}</button>
        </ng-container>
      }
    </ui-dialog>
  `,
  styles: `
    .bell {
      position: relative;
      display: inline-flex;
    }
    .bell__count {
      position: absolute;
      top: -3px;
      left: 18px;
      pointer-events: none;
    }
    ul {
      list-style: none;
    }
    .more {
      justify-content: center;
      padding-top: 12px;
    }
  `,
})
export class NotificationBellComponent {
  protected readonly notifications = inject(Notifications);
  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly open = signal(false);

  protected async readAll(): Promise<void> {
    const newest: NotificationView | undefined = this.notifications.items()[0];
    if (newest) await this.notifications.read(newest.id);
  }

  protected async more(): Promise<void> {
    await this.notifications.more();
  }
}
