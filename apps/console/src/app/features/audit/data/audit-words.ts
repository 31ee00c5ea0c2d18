import { Injectable, inject } from '@angular/core';
import {
  type AuditEntryView,
  formatCents,
  formatDecimal,
  formatUnitPrice,
  formatVatRate,
  isPermission,
  isSeededRole,
} from '@picolo/contracts';
import { UI_TIME_ZONE, formatDate } from '@picolo/ui';
import { Texts } from '../../../platform/texts';

/** One field of an entry as people read it. */
export interface FieldChange {
  readonly name: string;
  readonly label: string;
  /** Null: there was nothing. */
  readonly before: string | null;
  readonly after: string | null;
  /** Of lists: what came and what went. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Fields that hold amounts, and how they are written. */
const numbers: Readonly<Record<string, typeof formatCents>> = {
  unitPrice: formatUnitPrice,
  vatRate: formatVatRate,
};

const numberText = (name: string, value: number, language: 'fr' | 'en'): string => {
  const format = numbers[name];
  if (format !== undefined) return format(value, language);
  if (name.endsWith('Cents')) return formatCents(value, language);
  return Number.isInteger(value) ? formatDecimal(value, 0, language) : value.toLocaleString(language);
};

/** What an entry says, in words and in the units people use. */
@Injectable({ providedIn: 'root' })
export class AuditWords {
  private readonly texts = inject(Texts);
  private readonly zone = inject(UI_TIME_ZONE);

  act({ action }: AuditEntryView): string {
    return this.texts.find(`auditAction.${action}`) ?? action;
  }

  /** What an entry is about: its name, in words where the name is a code, or its kind: `user` for somebody without an account. */
  subject({ subject, subjectName }: AuditEntryView): string {
    const [kind = '', id] = subject.split(':');
    if (subjectName !== null) return kind === 'role' ? this.word('role', subjectName) : subjectName;
    const word = this.texts.find(`auditSubject.${kind}`) ?? kind;
    return id === undefined ? word : `${word} ${id}`;
  }

  changes({ before, after }: AuditEntryView): readonly FieldChange[] {
    const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
    return names
      .map((name) => this.change(name, before?.[name], after?.[name]))
      .filter(
        (field) => field.before !== null || field.after !== null || field.added.length + field.removed.length > 0,
      );
  }

  private change(name: string, before: unknown, after: unknown): FieldChange {
    const label = this.texts.find(`auditField.${name}`) ?? name;
    if (!isList(before) && !isList(after)) {
      return { name, label, before: this.say(name, before), after: this.say(name, after), added: [], removed: [] };
    }
    const [old, now] = [isList(before) ? before : [], isList(after) ? after : []];
    const words = (items: readonly unknown[], without: readonly unknown[]): string[] =>
      items.filter((item) => !without.includes(item)).map((item) => this.say(name, item) ?? '');
    return { name, label, before: null, after: null, added: words(now, old), removed: words(old, now) };
  }

  private say(name: string, value: unknown): string | null {
    if (value === null || value === undefined || value === '') return null;
    if (typeof value === 'number') return numberText(name, value, this.texts.language());
    if (typeof value === 'string') return this.word(name, value);
    if (typeof value === 'boolean') return this.texts.t(value ? 'audit.yes' : 'audit.no');
    const parts = isList(value) ? value : Object.values(value);
    return parts
      .map((item) => this.say(name, item))
      .filter((item) => item !== null)
      .join(', ');
  }

  private word(name: string, value: string): string {
    if (isPermission(value)) return this.texts.t(`permission.${value}`);
    if (name === 'role' && isSeededRole(value)) return this.texts.t(`roleName.${value}`);
    if (/^\d{4}-\d{2}-\d{2}$/u.test(value)) return formatDate(value, this.texts.language(), this.zone());
    return this.texts.find(`auditValue.${name}.${value}`) ?? value;
  }
}
