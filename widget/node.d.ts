/** The little of Node that the build uses; the widget itself runs in browsers alone. */
declare module "node:fs" {
  export function existsSync(path: string): boolean;
  export function readdirSync(path: string): string[];
  export function readFileSync(path: string): Uint8Array;
  export function rmSync(path: string, options: { recursive: boolean; force: boolean }): void;
  export function writeFileSync(path: string, data: Uint8Array): void;
}
declare module "node:zlib" {
  export function brotliCompressSync(data: Uint8Array): Uint8Array;
  export function gzipSync(data: Uint8Array, options: { level: number }): Uint8Array;
}
