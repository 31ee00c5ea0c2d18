import type { ErrorCode } from '@picolo/contracts';

type AuthCode = Extract<ErrorCode, `AUTH.${string}`>;

/** Of signing in and of rights; see messages.fr.ts. */
export const authMessagesEn: Readonly<Record<AuthCode, readonly [title: string, detail: string]>> = {
  'AUTH.REQUIRED': ['Sign-in needed', 'Sign in to continue.'],
  'AUTH.FORBIDDEN': ['Access refused', 'Your account does not have this right. Ask an administrator for it.'],
  'AUTH.API_KEY_INVALID': [
    'API key refused',
    'This key is not valid. Check it, or ask an administrator for a new one.',
  ],
  'AUTH.API_KEY_FORBIDDEN': [
    'API key not sufficient',
    'This key does not allow this. Its rights are chosen when it is created, in the settings of the console.',
  ],
  'AUTH.INVALID_CREDENTIALS': [
    'Sign-in refused',
    'The address or the password does not fit. After 5 attempts, access is blocked for 15 minutes.',
  ],
  'AUTH.SECOND_FACTOR_REQUIRED': ['Verification code needed', 'Enter the code that your authenticator app shows.'],
  'AUTH.INVALID_CODE': [
    'Code refused',
    'This code is wrong or was used already. Wait for the next one, then try again. After 5 attempts, access is locked for 15 minutes.',
  ],
  'AUTH.CHALLENGE_OVER': ['Time is over', 'Sign in again with your password.'],
  'AUTH.REFRESH_REUSED': ['Session closed', 'This session was closed for safety. Sign in again.'],
  'AUTH.REFRESH_INVALID': ['Session over', 'Your session is over. Sign in again.'],
};
