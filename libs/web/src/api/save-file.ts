/** Hands a file over to the browser's downloads. */
export function saveFile(content: Uint8Array, name: string): void {
  const address = URL.createObjectURL(new Blob([new Uint8Array(content)]));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // After the browser took it: an address freed at once is an empty file in some.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
