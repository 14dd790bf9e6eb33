/** The part of the web worker interface in use (HTML standard, §10.2): the extension's types know no browser. */
export interface WebWorker {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
  postMessage(message: unknown): void;
  terminate(): void;
}

export type WebWorkerConstructor = new (url: string) => WebWorker;

export interface DedicatedWorkerScope {
  importScripts(address: string): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  postMessage(message: unknown): void;
}
