import { PlainError } from '../plain-error.js';
import { koffi, type NativeFunction } from '../windows/koffi.js';

/** SC_MANAGER_CONNECT and SERVICE_CHANGE_CONFIG. */
const connectAccess = 0x1;
const changeAccess = 0x2;
/** SERVICE_NO_CHANGE */
const same = 0xffffffff;

/**
 * Has a service run as an account from its next start on (ChangeServiceConfig); without a password the one it has stays.
 * Windows tries the password at the start. Throws PlainError.
 */
export function setServiceAccount(service: string, account: string, password: string | undefined): void {
  const ffi = koffi();
  const advapi = ffi.load('advapi32.dll');
  const openManager = advapi.func('void * __stdcall OpenSCManagerW(str16 machine, str16 database, uint32 access)');
  const openService = advapi.func('void * __stdcall OpenServiceW(void *manager, str16 name, uint32 access)');
  const change = advapi.func(
    'bool __stdcall ChangeServiceConfigW(void *service, uint32 type, uint32 start, uint32 error, str16 file, str16 group, void *tag, void *needs, str16 account, str16 password, str16 title)',
  );
  const close = advapi.func('bool __stdcall CloseServiceHandle(void *handle)');
  const lastError = ffi.load('kernel32.dll').func('uint32 __stdcall GetLastError()');
  const refused = (): PlainError =>
    new PlainError(`Windows does not let the service run as ${account} (error ${String(lastError())}).`);
  withHandle(openManager(null, null, connectAccess), close, refused, (manager) => {
    withHandle(openService(manager, service, changeAccess), close, refused, (handle) => {
      const unchanged = [same, same, same, null, null, null, null];
      if (!change(handle, ...unchanged, account, password ?? null, null)) throw refused();
    });
  });
}

function withHandle(
  handle: unknown,
  close: NativeFunction,
  refused: () => Error,
  act: (handle: unknown) => void,
): void {
  if (handle === null) throw refused();
  try {
    act(handle);
  } finally {
    close(handle);
  }
}
