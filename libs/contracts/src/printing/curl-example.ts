import { print } from './endpoints.js';

export interface CurlExample {
  /** `https://shop.example`, or a shell variable that holds it. */
  readonly origin: string;
  /** The API key, or a shell variable that holds it. */
  readonly key: string;
  /** Letters, digits and spaces: it stands in quotes of both shell and JSON. */
  readonly content: string;
  readonly idempotencyKey?: string;
}

/** A command that prints a text with an API key, for people to paste into a shell. */
export const curlExample = ({ origin, key, content, idempotencyKey }: CurlExample): string =>
  [
    `curl -X ${print.method} "${origin}${print.path}"`,
    `-H "Authorization: Bearer ${key}"`,
    '-H "Content-Type: application/json"',
    ...(idempotencyKey === undefined ? [] : [`-H "Idempotency-Key: ${idempotencyKey}"`]),
    `-d '${JSON.stringify({ content })}'`,
  ].join(' \\\n  ');

/** The one of the documentation. */
export const documentedCurl = curlExample({
  origin: '$PICOLO_URL',
  key: '$PICOLO_KEY',
  content: 'Hello world',
  idempotencyKey: 'order-1042',
});
