import { expect, test } from "vitest";
import { toSegment } from "../src/segments";

test("any id is one plain segment, as the server writes it", () => {
  expect(toSegment("demo-1001_a")).toBe("demo-1001_a");
  expect(toSegment("gid://shopify/Order/1")).toBe("gid~3A~2F~2Fshopify~2FOrder~2F1");
  expect(toSegment("../ä~!*'()")).toBe("~2E~2E~2F~C3~A4~7E~21~2A~27~28~29");
});
