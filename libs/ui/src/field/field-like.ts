import { InjectionToken } from '@angular/core';

/** An error of a form field: `message` is a ready sentence (from the server), else `kind` names one. */
export interface FieldErrorLike {
  readonly kind: string;
  readonly message?: string | undefined;
}

/** The part of a signal form's field that labels and messages need. */
export type FieldLike = () => {
  errors(): readonly FieldErrorLike[];
  touched(): boolean;
};

/** Turns a validation error into the sentence that says how to mend it; given by the application. */
export const UI_ERROR_TEXT = new InjectionToken<(error: FieldErrorLike) => string>('UI_ERROR_TEXT');
