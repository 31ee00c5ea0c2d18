import { randomKey } from '@picolo/client';

/** Idempotency keys of a form: the same body sent again has the same key, another body has its own. */
export function keyByBody(): (body: unknown) => string {
  let last = { body: '', key: '' };
  return (body) => {
    const text = JSON.stringify(body);
    if (text !== last.body) last = { body: text, key: randomKey() };
    return last.key;
  };
}
