import type { FieldTree, ValidationError } from '@angular/forms/signals';
import { type ProblemCode, ProblemError } from '@picolo/client';

export interface ProblemErrorOptions {
  /** Field that a refusal belongs to although the server names none: `{'IDENTITY.EMAIL_TAKEN': 'email'}`. */
  readonly fieldOfCode?: Readonly<Partial<Record<ProblemCode, string>>>;
  /** The server's path when the form's is another: `billing.` before the fields of a form of one address. */
  readonly prefix?: string;
}

/** `lines.0.quantity` → that field of the form; null when the form has none. */
function findField(form: unknown, path: string): FieldTree<unknown> | null {
  let field = form;
  for (const part of path.split('.')) {
    if (typeof field !== 'function') return null;
    field = (field as unknown as Record<string, unknown>)[part];
  }
  return typeof field === 'function' ? (field as FieldTree<unknown>) : null;
}

/** The errors of a refusal that belong to fields of the form, as `submit` of a signal form takes them. */
export function problemErrors<T>(
  error: unknown,
  form: FieldTree<T>,
  options: ProblemErrorOptions = {},
): ValidationError.WithOptionalFieldTree[] {
  if (!(error instanceof ProblemError)) return [];
  const { prefix = '' } = options;
  const named = options.fieldOfCode?.[error.code];
  const fields = named === undefined ? error.fields : [{ field: prefix + named, message: error.detail }];
  return fields.flatMap(({ field, message }) => {
    const fieldTree = field.startsWith(prefix) ? findField(form, field.slice(prefix.length)) : null;
    return fieldTree === null ? [] : [{ kind: 'server', message, fieldTree }];
  });
}
