import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import {
  type AuditAction,
  type AuditSubjectKind,
  auditActions,
  auditSubjects,
  listAudit,
  listAuditActors,
} from '@picolo/contracts';
import { Api, loaded } from '@picolo/web';
import { ButtonComponent, ChipComponent, InputDirective } from '@picolo/ui';
import { ListPageComponent } from '../../../platform/list-page.component';
import { injectQuery } from '../../../platform/list-query';
import { injectList } from '../../../platform/list-store';
import { Texts } from '../../../platform/texts';
import { AuditEntriesComponent } from '../components/audit-entries.component';
import { AuditWords } from '../data/audit-words';
import { endOfDay, startOfDay } from '../data/days';

/** The audit log (ID-8); every filter lives in the URL. */
@Component({
  selector: 'app-audit-list',
  imports: [AuditEntriesComponent, ButtonComponent, ChipComponent, InputDirective, ListPageComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './audit-list.page.html',
  styles: `
    .dates {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      align-items: center;
    }
    .dates input {
      width: auto;
    }
    @media (max-width: 640px) {
      .dates {
        flex: 1 1 100%;
      }
      .dates input {
        flex: 1 1 130px;
      }
    }
  `,
})
export class AuditListPage {
  /** From the URL. */
  readonly actorId = input<string>();
  readonly action = input<AuditAction>();
  readonly kind = input<AuditSubjectKind>();
  /** `product:12` */
  readonly subject = input<string>();
  /** Days, `2026-11-20`, both included. */
  readonly from = input<string>();
  readonly to = input<string>();

  protected readonly t = inject(Texts).t;
  protected readonly query = injectQuery();
  private readonly api = inject(Api);
  private readonly words = inject(AuditWords);
  protected readonly actions = auditActions;
  protected readonly actors = loaded(() => this.api.request(listAuditActors));
  protected readonly choices = computed(() =>
    auditSubjects.map((value) => ({ value, label: this.t(`auditSubject.${value}`) })),
  );
  protected readonly filtered = computed(
    () => !!(this.actorId() ?? this.action() ?? this.kind() ?? this.subject() ?? this.from() ?? this.to()),
  );
  protected readonly list = injectList(listAudit, () => ({
    actorId: this.actorId() === undefined ? undefined : Number(this.actorId()),
    action: this.action(),
    kind: this.kind(),
    subject: this.subject(),
    from: startOfDay(this.from()),
    to: endOfDay(this.to()),
  }));
  /** The name of the one thing whose entries are shown. */
  protected readonly subjectName = computed(() => {
    const named = this.list.items().find(({ subjectName }) => subjectName !== null);
    return named === undefined ? this.subject() : this.words.subject(named);
  });
}
