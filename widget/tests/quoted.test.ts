import { expect, test } from "vitest";
import { inRows } from "../src/quoted";

test("each row of a quoted table stands on a line of its own", () => {
  const rows = "Destination: Spain; Price: 3.90 €. Destination: Switzerland; Price: 11.90 €. Free from 80 €.";
  expect(inRows(rows)).toBe(
    "Destination: Spain; Price: 3.90 €.\nDestination: Switzerland; Price: 11.90 €. Free from 80 €.",
  );
});

test("sentences stay as they are written", () => {
  const words = "Please note: we pack on weekdays. Please note: nobody packs on Sunday.";
  expect(inRows(words)).toBe(words);
});
