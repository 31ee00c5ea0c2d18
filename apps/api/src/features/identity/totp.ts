import { randomBytes } from 'node:crypto';
import { codeDigits, codeSeconds } from '@picolo/contracts';
import { Secret, TOTP } from 'otpauth';
import { toString as qrCode } from 'qrcode';

/** RFC 4226 §4: 160 bits. */
const secretBytes = 20;

export const newTotpSecret = (): Buffer => randomBytes(secretBytes);

const generator = (secret: Uint8Array, label: string): TOTP =>
  new TOTP({
    issuer: 'Picolo',
    label,
    // What every authenticator app understands; SHA-1 is not a weakness in HMAC.
    algorithm: 'SHA1',
    digits: codeDigits,
    period: codeSeconds,
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
  });

/** What an authenticator app is given, and the same as a picture. */
export const totpEnrolment = async (
  secret: Uint8Array,
  label: string,
): Promise<{ readonly secret: string; readonly uri: string; readonly qrSvg: string }> => {
  const totp = generator(secret, label);
  const uri = totp.toString();
  return { secret: totp.secret.base32, uri, qrSvg: await qrCode(uri, { type: 'svg', margin: 2 }) };
};

/** The time step a code belongs to, one before and one after the present included (clocks differ); null: not a code of it. */
export const totpStep = (secret: Uint8Array, code: string, now: Date): number | null => {
  const delta = generator(secret, '').validate({ token: code, timestamp: now.getTime(), window: 1 });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / codeSeconds) + delta;
};

/** The code of a moment: what the app shows. For tests. */
export const totpCode = (secret: Uint8Array, now: Date): string =>
  generator(secret, '').generate({ timestamp: now.getTime() });
