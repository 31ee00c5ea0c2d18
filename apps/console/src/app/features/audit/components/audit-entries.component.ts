import { ChangeDetectionStrategy, Component, booleanAttribute, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AuditEntryView } from '@picolo/contracts';
import { ChipComponent, MomentPipe } from '@picolo/ui';
import { Texts } from '../../../platform/texts';
import { AuditWords } from '../data/audit-words';

/** Entries of the log: who did what to what, when and from where, and what it was before. */
@Component({
  selector: 'app-audit-entries',
  imports: [ChipComponent, MomentPipe, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './audit-entries.component.html',
  styleUrl: './audit-entries.component.css',
})
export class AuditEntriesComponent {
  readonly entries = input.required<readonly AuditEntryView[]>();
  /** On the page of the thing itself: it is not named again. */
  readonly ofOne = input(false, { transform: booleanAttribute });
  readonly emptyText = input('');

  protected readonly t = inject(Texts).t;
  private readonly words = inject(AuditWords);
  protected readonly shown = computed(() =>
    this.entries().map((entry) => ({
      entry,
      act: this.words.act(entry),
      changes: this.words.changes(entry),
      who: entry.actor === null ? this.t('audit.system') : (entry.actor.name ?? this.t('audit.erasedPerson')),
      subject: entry.erased && entry.subjectName === null ? this.t('audit.erasedPerson') : this.words.subject(entry),
    })),
  );
}
