import { beforeEach, expect, test } from "vitest";
import { Draft } from "../src/draft";
import type { Problem, Uploaded } from "../src/types";

let sent: [string, string[]][];
let uploads: { name: string; end: (how: Uploaded | Problem) => void; progress: (share: number) => void }[];
let shelf: Map<string, string>;
let draft: Draft;

beforeEach(() => {
  [sent, uploads, shelf] = [[], [], new Map()];
  draft = make();
});

function make(): Draft {
  const attach = ({ name }: File, progress: (share: number) => void): Promise<Uploaded | Problem> =>
    new Promise((end) => uploads.push({ name, end, progress }));
  const send = (text: string, files: Uploaded[]): void => void sent.push([text, files.map((one) => one.key)]);
  const kept = {
    getItem: (name: string) => shelf.get(name) ?? null,
    setItem: (name: string, text: string) => void shelf.set(name, text),
  };
  return new Draft("draft", { attach, send }, kept);
}

function choose(...names: string[]): void {
  draft.add(names.map((name) => new File(["x"], name)));
}

/** Let an upload end: well by its key, badly by a code. */
async function end(name: string, how: Uploaded | Problem = { key: name, name }): Promise<void> {
  uploads.findLast((one) => one.name === name)?.end(how);
  await Promise.resolve();
}

test("words without files are sent at once, and nothing is left", () => {
  draft.write("Hello");
  draft.send();
  expect(sent).toEqual([["Hello", []]]);
  expect(draft.state).toEqual({ text: "", files: [], isWished: false });
});

test("nothing is not sent", () => {
  draft.write("  ");
  draft.send();
  expect([draft.canSend, sent]).toEqual([false, []]);
});

test("a wish to send waits for every file, and is then kept once", async () => {
  choose("a.png", "b.png");
  draft.write("Look");
  draft.send();
  draft.send();
  expect([draft.state.isWished, sent]).toEqual([true, []]);
  uploads[0]?.progress(0.5);
  expect(draft.state.files[0]?.share).toBe(0.5);
  await end("b.png");
  expect([draft.state.isWished, sent]).toEqual([true, []]);
  await end("a.png");
  expect(sent).toEqual([["Look", ["a.png", "b.png"]]]);
  expect(draft.state).toEqual({ text: "", files: [], isWished: false });
});

test("who writes on, adds a file or leaves one out takes the wish back, and nothing is lost", async () => {
  const acts = [() => draft.write("Look here"), () => choose("b.png"), () => draft.remove(1)];
  for (const act of acts) {
    draft = make();
    choose("a.png");
    draft.write("Look");
    draft.send();
    act();
    expect(draft.state.isWished).toBe(false);
    await end("a.png");
    expect(sent).toEqual([]);
    expect(draft.state.text).toMatch(/^Look/);
  }
});

test("a file that fails takes the wish back; tried again it goes, and so does the message when asked", async () => {
  choose("a.png");
  draft.write("Look");
  draft.send();
  await end("a.png", { code: "offline", detail: "" });
  expect([draft.state.isWished, draft.canSend, draft.state.text, sent]).toEqual([false, false, "Look", []]);
  const [failed] = draft.state.files;
  if (failed) draft.retry(failed);
  draft.send();
  await end("a.png");
  expect(sent).toEqual([["Look", ["a.png"]]]);
});

test("no more files than a message may have", () => {
  choose(...Array.from({ length: 12 }, (_, index) => `${index}.png`));
  expect(draft.state.files).toHaveLength(10);
});

test("the words outlive the page, also with a shelf that is full", () => {
  draft.write("Half a sen");
  expect(make().state.text).toBe("Half a sen");
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new Error("full");
    },
  };
  const other = new Draft(
    "draft",
    { attach: () => new Promise(() => undefined), send: () => undefined },
    full,
  );
  other.write("Hello");
  expect(other.state.text).toBe("Hello");
});
