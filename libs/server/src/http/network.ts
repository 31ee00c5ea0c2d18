import { isIPv6 } from 'node:net';

const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));

/**
 * Whose connection it is, for counting: an IPv4 address as it is; of an IPv6 address the first 64 bits, for one household or
 * company holds all the rest.
 */
export const networkOf = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const start = groups(head);
  const end = groups(tail ?? '');
  const missing = tail === undefined ? 0 : 8 - start.length - end.length;
  const all = [...start, ...Array.from({ length: missing }, () => '0'), ...end];
  return all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
};
