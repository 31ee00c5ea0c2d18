/** Password of every demo account. */
export const demoPassword = 'Picolo-2026!';

export interface Answer<T = unknown> {
  status: number;
  headers: Headers;
  body: T;
}

export interface Api {
  get: <T = unknown>(path: string, headers?: Record<string, string>) => Promise<Answer<T>>;
  post: <T = unknown>(path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer<T>>;
  patch: <T = unknown>(path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer<T>>;
  delete: <T = unknown>(path: string, headers?: Record<string, string>) => Promise<Answer<T>>;
  /** The bytes of an answer of any kind, e.g. a PDF. */
  bytes: (path: string) => Promise<Answer<Buffer>>;
}

async function decode(response: Response): Promise<unknown> {
  const text = await response.text();
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  return isJson && text !== '' ? (JSON.parse(text) as unknown) : text;
}

/** Calls one server, signed in with an access token when one is given. Statuses are answers, not errors. */
export function api(baseUrl: string, token?: string): Api {
  const authorization: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const send = (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> =>
    fetch(`${baseUrl}${path}`, {
      method,
      headers: { ...authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  const json = async <T>(response: Response): Promise<Answer<T>> => ({
    status: response.status,
    headers: response.headers,
    body: (await decode(response)) as T,
  });
  return {
    get: async (path, headers) => json(await send('GET', path, undefined, headers)),
    post: async (path, body, headers) => json(await send('POST', path, body ?? {}, headers)),
    patch: async (path, body, headers) => json(await send('PATCH', path, body ?? {}, headers)),
    delete: async (path, headers) => json(await send('DELETE', path, undefined, headers)),
    bytes: async (path) => {
      const response = await send('GET', path);
      return {
        status: response.status,
        headers: response.headers,
        body: Buffer.from(await response.arrayBuffer()),
      };
    },
  };
}

/** Signs in as a program does; answers the access token. */
export async function signIn(baseUrl: string, email: string, password: string = demoPassword): Promise<string> {
  const answer = await api(baseUrl).post<{ accessToken?: string }>('/api/auth/login', {
    email,
    password,
    client: 'program',
  });
  if (answer.body.accessToken === undefined) {
    throw new Error(`${email} cannot sign in: ${answer.status} ${JSON.stringify(answer.body)}`);
  }
  return answer.body.accessToken;
}
