import { expect, test } from "vitest";
import { EventReader, readEvents } from "../src/events";

const TEXT = 'id: 7\r\nevent: message\r\ndata: {"a":\r\ndata: 1}\r\n\r\n: ping\n\ndata: plain\n\n';

test("events are whole wherever the network cuts them", () => {
  const whole = new EventReader().push(TEXT);
  expect(whole).toEqual([
    { name: "message", data: '{"a":\n1}', id: "7" },
    { name: "message", data: "plain", id: "7" },
  ]);
  for (let cut = 1; cut < TEXT.length; cut++) {
    const reader = new EventReader();
    expect([...reader.push(TEXT.slice(0, cut)), ...reader.push(TEXT.slice(cut))]).toEqual(whole);
  }
});

test("letters of several bytes survive a cut in the middle", async () => {
  const bytes = new TextEncoder().encode("data: Olá, açaí 🧵\n\n");
  const heard: string[] = [];
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  await readEvents(stream, 1000, (event) => heard.push(event.data));
  expect(heard).toEqual(["Olá, açaí 🧵"]);
});

test("a stream that says nothing at all is given up", async () => {
  let wasCancelled = false;
  const stream = new ReadableStream<Uint8Array>({
    cancel() {
      wasCancelled = true;
    },
  });
  await readEvents(stream, 5, () => undefined);
  expect(wasCancelled).toBe(true);
});
