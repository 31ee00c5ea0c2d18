/** Key of 128 random bits; `crypto.randomUUID` is missing on plain http, where small installations run. */
export function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Idempotency keys of a form: the same body sent again has the same key, another body has its own. */
export function keyByBody(): (body: unknown) => string {
  let last = { body: '', key: '' };
  return (body) => {
    const text = JSON.stringify(body);
    if (text !== last.body) last = { body: text, key: randomKey() };
    return last.key;
  };
}
