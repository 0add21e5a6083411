import { beforeEach, expect, test } from "vitest";
import { Api } from "../src/api";
import { Memory } from "../src/memory";
import { type Cart, type Report, Visits } from "../src/visits";

const TEE: Cart = {
  lines: [{ id: "tee-m", title: "Harbour Tee", units: 1 }],
  subtotal: "20.00",
  currency: "EUR",
};
const NONE: Cart = { lines: [] };

let calls: string[];
let reports: Report[];
let status: number[];
let memory: Memory;
let page: string;
let visits: Visits;

/** A server that keeps what it is told; `status` holds how the next calls end. */
async function answer(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const path = new URL(String(input)).pathname.replace("/api/v1/webchat", "");
  const key = new Headers(init.headers).get("Authorization") ?? "";
  calls.push(
    [path, key.replace("Bearer ", ""), path.endsWith("consent") ? String(init.body) : ""].join(" ").trim(),
  );
  const wrong = status.shift() ?? 0;
  if (wrong) return new Response(JSON.stringify({ code: "x", detail: "Refused." }), { status: wrong });
  if (path.endsWith("reports")) reports.push(JSON.parse(String(init.body)) as Report);
  if (path !== "/visits") return new Response(null, { status: 204 });
  return new Response(JSON.stringify({ key: `visit-${calls.length}` }), { status: 201 });
}

beforeEach(() => {
  [calls, reports, status, page] = [[], [], [], "https://shop.test/tees"];
  memory = new Memory("demo", null);
  visits = load();
});

function load(): Visits {
  return new Visits(new Api("http://till.test", answer as typeof fetch), memory, {
    store: "demo",
    page: () => ({ url: page, title: "Tees", product: "", product_title: "" }),
    language: "pt",
    timeZone: "Europe/Lisbon",
    window: "w1",
    now: () => 1_000,
  });
}

test("nothing is told of a visitor who has not agreed", async () => {
  visits.look();
  visits.fill(TEE);
  visits.leave();
  visits.agree(false);
  await visits.settled();
  expect(calls).toEqual([]);
});

test("a page is told once, then only that the visitor is still there", async () => {
  visits.agree(true);
  visits.look();
  page = "https://shop.test/help";
  visits.look();
  await visits.settled();
  expect(calls[0]).toBe("/visits");
  expect(calls.slice(1)).toEqual(Array(3).fill("/visits/reports visit-1"));
  expect(reports.map((report) => report.pages?.map((one) => one.url))).toEqual([
    ["https://shop.test/tees"],
    undefined,
    ["https://shop.test/help"],
  ]);
  expect(reports.map((report) => report.number)).toEqual([1000, 1001, 1002]);
});

test("the first cart of a page was there before, and a later one is news", async () => {
  visits.fill(NONE);
  visits.agree(true);
  visits.fill(TEE);
  await visits.settled();
  expect(reports.map((report) => report.cart?.was_there)).toEqual([true, false]);
  expect(reports[1]?.cart?.lines).toEqual(TEE.lines);
});

test("a visit goes on with the chat's key once there is one", async () => {
  visits.agree(true);
  await visits.settled();
  memory.keep({ conversation: { conversation: "c1", key: "chat-1" } });
  visits.look();
  await visits.settled();
  expect(calls.slice(2)).toEqual(['/visits/consent chat-1 {"activity":true}', "/visits/reports chat-1"]);
  expect(memory.visit).toBe("chat-1");
});

test("taking it back tells the server once and nothing more", async () => {
  visits.agree(true);
  await visits.settled();
  visits.agree(false);
  visits.look();
  visits.leave();
  await visits.settled();
  expect(calls.filter((call) => call.includes("consent"))).toEqual([
    '/visits/consent visit-1 {"activity":false}',
  ]);
  expect(memory.visit).toBe("");
});

test("a visit that is over begins anew, and what was not told is told again", async () => {
  memory.keep({ visit: "old" });
  status = [401];
  visits.agree(true);
  visits.fill(TEE);
  await visits.settled();
  expect(calls).toEqual(["/visits/reports old", "/visits", "/visits/reports visit-2"]);
  expect(reports[0]?.pages).toHaveLength(1);
  expect(reports[0]?.cart?.lines).toEqual(TEE.lines);
});

test("whoever leaves the page says so", async () => {
  visits.agree(true);
  await visits.settled();
  visits.leave();
  await visits.settled();
  expect(reports.at(-1)?.is_here).toBe(false);
});
