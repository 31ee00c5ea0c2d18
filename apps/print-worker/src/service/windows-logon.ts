import { PlainError } from '../plain-error.js';
import { koffi, type Koffi } from '../windows/koffi.js';

/** POLICY_CREATE_ACCOUNT and POLICY_LOOKUP_NAMES. */
const policyAccess = 0x810;
const right = 'SeServiceLogonRight';
const longestSid = 256;
const longestDomain = 512;

/**
 * Gives an account "Log on as a service", which it needs before a service can run as it (LsaAddAccountRights). The
 * accounts of Windows itself have it. Throws PlainError.
 */
export function allowServiceLogon(account: string): void {
  if (/^nt authority\\/i.test(account)) return;
  const ffi = koffi();
  const advapi = ffi.load('advapi32.dll');
  const lookUp = advapi.func(
    'bool __stdcall LookupAccountNameW(str16 system, str16 name, _Out_ uint8 *sid, _Inout_ uint32 *size, _Out_ uint8 *domain, _Inout_ uint32 *length, _Out_ uint32 *kind)',
  );
  const open = advapi.func(
    'uint32 __stdcall LsaOpenPolicy(void *system, uint8 *attributes, uint32 access, _Out_ void **policy)',
  );
  const add = advapi.func(
    'uint32 __stdcall LsaAddAccountRights(void *policy, uint8 *sid, uint8 *rights, uint32 count)',
  );
  const close = advapi.func('uint32 __stdcall LsaClose(void *policy)');
  const sid = Buffer.alloc(longestSid);
  const domain = Buffer.alloc(2 * longestDomain);
  const name = account.replace(/^\.\\/, '');
  if (!lookUp(null, name, sid, [longestSid], domain, [longestDomain], [0])) {
    throw new PlainError(`Windows does not know the account ${account}.`);
  }
  const policy: unknown[] = [null];
  const words = lsaString(right, ffi);
  const opened = Number(open(null, Buffer.alloc(48), policyAccess, policy));
  const added = opened === 0 ? Number(add(policy[0], sid, words.header, 1)) : opened;
  if (opened === 0) close(policy[0]);
  if (added !== 0) {
    throw new PlainError(
      `The account ${account} could not be allowed to run services (0x${added.toString(16)}): give it "Log on as a service" in the local security policy.`,
    );
  }
}

/** LSA_UNICODE_STRING: length and size in bytes, then the address of the characters, which have to stay alive. */
function lsaString(text: string, ffi: Koffi): { header: Buffer; characters: Buffer } {
  const characters = Buffer.from(`${text}\0`, 'utf16le');
  const header = Buffer.alloc(16);
  header.writeUInt16LE(characters.length - 2, 0);
  header.writeUInt16LE(characters.length, 2);
  header.writeBigUInt64LE(ffi.address(characters), 8);
  return { header, characters };
}
