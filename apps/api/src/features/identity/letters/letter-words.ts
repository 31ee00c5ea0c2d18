import type { Letter } from '@picolo/server/mail';

export interface Written {
  readonly subject: string;
  readonly letter: Letter;
}

/** Letters about an account; `path` is what the button opens. */
export interface Letters {
  readonly verification: (name: string, path: string) => Written;
  readonly reset: (name: string, path: string) => Written;
  readonly emailChange: (name: string, path: string) => Written;
  readonly emailChanged: (name: string, email: string) => Written;
  readonly passwordChanged: (name: string) => Written;
  readonly invitation: (name: string, inviter: string, role: string, path: string) => Written;
}
