/** Server-sent events read from a fetch: the browser's own reader cannot carry the session's key. */

export interface ServerEvent {
  name: string;
  data: string;
  id: string;
}

/** Cuts a stream of text into events, wherever the network happened to cut it. */
export class EventReader {
  private rest = "";
  private name = "";
  private data: string[] = [];
  private id = "";

  /** Take another piece and return the events that it completed; comments are kept to nothing. */
  push(piece: string): ServerEvent[] {
    const lines = (this.rest + piece).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? "";
    return lines.flatMap((line) => this.line(line));
  }

  private line(line: string): ServerEvent[] {
    if (line === "") return this.complete();
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") this.name = value;
    else if (field === "data") this.data.push(value);
    else if (field === "id") this.id = value;
    return [];
  }

  private complete(): ServerEvent[] {
    const event = { name: this.name || "message", data: this.data.join("\n"), id: this.id };
    const isEmpty = this.data.length === 0;
    this.name = "";
    this.data = [];
    return isEmpty ? [] : [event];
  }
}

/** Read events until the stream ends, or until nothing at all came for `silence` milliseconds. */
export async function readEvents(
  stream: ReadableStream<Uint8Array>,
  silence: number,
  take: (event: ServerEvent) => void,
): Promise<void> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  const events = new EventReader();
  try {
    for (;;) {
      const piece = await within(reader.read(), silence);
      if (!piece || piece.done) return;
      for (const event of events.push(decoder.decode(piece.value, { stream: true }))) take(event);
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), milliseconds);
  });
  try {
    return await Promise.race([promise, over]);
  } finally {
    clearTimeout(timer);
  }
}
