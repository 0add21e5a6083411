import { beforeEach, expect, test } from "vitest";
import { accountAt, beginAccount, enterCode, takeAccount } from "../src/acts";
import { Browser, Server, settle, textOf } from "./server";

let server: Server;
let browser: Browser;

beforeEach(() => {
  server = new Server();
  browser = new Browser(server);
});

const said = (): string[] => server.messages.map(textOf);

test("nothing is asked of the server before the customer writes", async () => {
  browser.load().resume();
  await settle();
  expect(server.calls).toEqual([]);
});

test("a message opens a conversation, is sent once and shown once", async () => {
  const chat = browser.load();
  chat.send("  Where is my order? ");
  expect(chat.state.pending.map((item) => item.text)).toEqual(["Where is my order?"]);
  await settle();
  expect(said()).toEqual(["Where is my order?"]);
  expect(chat.state.messages.map(textOf)).toEqual(["Where is my order?"]);
  expect(chat.state.pending).toEqual([]);
});

test("a lost answer is asked for again under the same id and makes no second message", async () => {
  server.faults.push(
    { path: /POST .*messages/, how: "deaf" },
    ...Array(5).fill({ path: /events/, how: "drop" }),
  );
  const chat = browser.load();
  chat.send("Cancel it");
  await settle();
  expect(server.calls.filter((call) => call.endsWith("/messages"))).toHaveLength(2);
  expect(said()).toEqual(["Cancel it"]);
  expect(chat.state.messages).toHaveLength(1);
});

test("a message whose answer was lost is not sent again once the stream has shown it", async () => {
  server.faults.push({ path: /POST .*messages/, how: "deaf" });
  const chat = browser.load();
  chat.send("Cancel it");
  await settle();
  expect(server.calls.filter((call) => call.endsWith("/messages"))).toHaveLength(1);
  expect(chat.state.pending).toEqual([]);
});

test("messages written offline go out in the order they were written", async () => {
  const chat = browser.load();
  server.faults.push(...Array(3).fill({ path: /POST/, how: "drop" }));
  for (const text of ["one", "two", "three"]) chat.send(text);
  await settle();
  expect(said()).toEqual(["one", "two", "three"]);
});

test("the pause between tries grows, and starts small again after a success", async () => {
  const chat = browser.load();
  server.faults.push(...Array(4).fill({ path: /POST/, how: 503 }));
  chat.send("Hello");
  await settle();
  expect(browser.pauses).toEqual([1000, 2000, 4000, 8000]);
});

test("a limit is waited for as long as the server says", async () => {
  const chat = browser.load();
  server.faults.push({ path: /messages/, how: 429, retryAfter: 7 });
  chat.send("Hello");
  await settle();
  expect(browser.pauses).toEqual([7000]);
  expect(said()).toEqual(["Hello"]);
});

test("what could not be sent before a reload is sent after it, once", async () => {
  const first = browser.load();
  server.faults.push({ path: /POST .*messages/, how: "deaf" });
  first.send("Did this arrive?");
  await Promise.resolve();
  const second = browser.load();
  expect(second.state.pending.map((item) => item.text)).toEqual(["Did this arrive?"]);
  second.resume();
  await settle();
  expect(said()).toEqual(["Did this arrive?"]);
  expect(second.state.pending).toEqual([]);
});

test("a message that is refused for good stays, says why, and lets the next one through", async () => {
  server.faults.push({ path: /POST .*messages/, how: 413, code: "message_too_long" });
  const chat = browser.load();
  chat.send("far too long");
  chat.send("short");
  await settle();
  expect(said()).toEqual(["short"]);
  expect(chat.state.pending).toMatchObject([{ text: "far too long", problem: { code: "message_too_long" } }]);
  (await chat.line()).retry(chat.state.pending[0]?.id ?? "");
  await settle();
  expect(said()).toEqual(["short", "far too long"]);
});

test("a reload shows the same conversation", async () => {
  const before = browser.load();
  before.send("Hello");
  await settle();
  server.say({ blocks: [{ type: "text", text: "Good morning", lang: "en" }] });
  const after = browser.load();
  after.resume();
  await settle();
  expect(after.state.messages.map(textOf)).toEqual(["Hello", "Good morning"]);
  expect(server.sessions).toHaveLength(1);
});

test("a broken stream is taken up after the last message seen: nothing is missed, nothing shown twice", async () => {
  const chat = browser.load();
  chat.send("Hello");
  await settle();
  server.hangUp();
  server.say({ blocks: [{ type: "text", text: "said while away", lang: "en" }] });
  await settle();
  expect(chat.state.messages.map(textOf)).toEqual(["Hello", "said while away"]);
  expect(chat.state.isLost).toBe(false);
});

test("a session that is over is replaced, and the message goes into the new conversation", async () => {
  const chat = browser.load();
  chat.send("Hello");
  await settle();
  server.sessions.push("somebody else's");
  chat.send("Still there?");
  await settle();
  expect(said()).toEqual(["Hello", "Still there?"]);
  expect(server.sessions).toHaveLength(3);
});

test("typing shows until the answer is there", async () => {
  const chat = browser.load();
  chat.send("Hello");
  await settle();
  server.push("typing", { typing: true });
  await settle();
  expect(chat.state.isTyping).toBe(true);
  server.say({});
  await settle();
  expect(chat.state.isTyping).toBe(false);
});

test("who holds the conversation and who is signed in follow the stream", async () => {
  const chat = browser.load();
  chat.send("Hello");
  await settle();
  server.push("holder", { holder: "person" });
  server.push("signed_in", {});
  await settle();
  expect(chat.state).toMatchObject({ holder: "person", isSignedIn: true });
});

test("a wish for a person goes out after what was written before it, however often the network fails", async () => {
  server.faults.push(...Array(3).fill({ path: /POST/, how: "drop" }));
  const chat = browser.load();
  chat.send("It came broken");
  chat.askForPerson("Talk to a person");
  chat.askForPerson("Talk to a person");
  expect(chat.state.wasPersonAsked).toBe(true);
  await settle();
  expect(said()).toEqual(["It came broken", "A person, please"]);
  expect(chat.state.pending).toEqual([]);
});

test("a wish for a person is not lost when the page is left at once", async () => {
  server.faults.push({ path: /POST/, how: "drop" });
  browser.load().askForPerson("Talk to a person");
  const next = browser.load();
  expect(next.state).toMatchObject({ wasPersonAsked: true, pending: [{ text: "Talk to a person" }] });
  next.resume();
  await settle();
  expect(new Set(said())).toEqual(new Set(["A person, please"]));
});

test("a wish for a person that the server refuses can be made again, until they hand back", async () => {
  server.faults.push({ path: /person/, how: 422 });
  const chat = browser.load();
  chat.askForPerson("Talk to a person");
  await settle();
  expect(chat.state.wasPersonAsked).toBe(false);
  expect(chat.state.pending[0]?.problem?.detail).toBe("Refused.");
  (await chat.line()).retry(chat.state.pending[0]?.id ?? "");
  await settle();
  expect(chat.state).toMatchObject({ wasPersonAsked: true, pending: [] });
  for (const holder of ["person", "agent"]) server.push("holder", { holder });
  await settle();
  expect(chat.state.wasPersonAsked).toBe(false);
});

test("a wrong code is a problem to show, not a sign-in", async () => {
  const chat = browser.load();
  server.faults.push({ path: /sign-in\/code/, how: 422, code: "code_wrong" });
  expect(await enterCode(chat, "111111")).toMatchObject({ code: "code_wrong" });
  expect(chat.state.isSignedIn).toBe(false);
  expect(await enterCode(chat, "123456")).toBeNull();
  expect(chat.state.isSignedIn).toBe(true);
});

test("the account at the shop is offered where the server says so, and its value signs in", async () => {
  const chat = browser.load();
  expect(await accountAt(chat)).toBe("");
  server.account = true;
  expect(await accountAt(chat)).toBe("Linden & Loom");
  expect(await beginAccount(chat)).toBe("https://accounts.test/");
  server.faults.push({ path: /value/, how: 422, code: "account_over" });
  expect(await takeAccount(chat, "old")).toMatchObject({ code: "account_over" });
  expect(chat.state.isSignedIn).toBe(false);
  expect(await takeAccount(chat, "good")).toBeNull();
  expect(chat.state.isSignedIn).toBe(true);
});

test("a broken shelf of the browser is begun afresh", async () => {
  browser.kept.set("tillside:demo", "{broken");
  const chat = browser.load();
  chat.send("Hello");
  await settle();
  expect(said()).toEqual(["Hello"]);
});
