/** Any text as one segment of an address, as the server reads it (`kit/segments.py`). */
export function toSegment(text: string): string {
  const signs = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text)
    .replace(/[.!~*'()]/g, signs)
    .replaceAll("%", "~");
}
