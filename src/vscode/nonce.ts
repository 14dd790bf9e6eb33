/** 128 random bits; `crypto.randomUUID` is missing where VS Code is served without TLS. */
export function newNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
