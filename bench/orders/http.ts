import { request, type Agent } from 'node:http';

function post(agent: Agent, url: string, token: string, body: object): Promise<number> {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}/api/my/orders`,
      {
        agent,
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
          'idempotency-key': crypto.randomUUID(),
        },
      },
      (response) => {
        response.resume();
        response.on('end', () => {
          resolve(response.statusCode ?? 0);
        });
      },
    );
    sent.on('error', reject);
    sent.end(text);
  });
}

export interface Shop {
  readonly agent: Agent;
  readonly url: string;
  readonly token: string;
}

/** Orders through the application, `width` requests at once, until `end`; answers how many. */
export async function placeOverHttp(
  { agent, url, token }: Shop,
  { width, end, basket }: { width: number; end: number; basket: () => readonly number[] },
): Promise<number> {
  let count = 0;
  const lane = async (): Promise<void> => {
    while (performance.now() < end) {
      const lines = basket().map((productId) => ({ productId, quantity: 1 }));
      const status = await post(agent, url, token, { lines });
      if (status !== 201) throw new Error(`an order was answered with ${status}`);
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return count;
}
