import decodeQR from "qr/decode.js";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { QrCode } from "@/staff/QrCode";

const PIXELS = 4; // of a module

test("an authenticator app reads the key from the picture", () => {
  const text =
    "otpauth://totp/Tillside:olivia%40example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Tillside";
  const shown = renderToStaticMarkup(createElement(QrCode, { text, label: "The key" }));
  const size = Number(/viewBox="0 0 (\d+) /.exec(shown)?.[1]) * PIXELS;
  const data = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [, x, y] of shown.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let row = 0; row < PIXELS; row++)
      for (let column = 0; column < PIXELS; column++) {
        const at = ((Number(y) * PIXELS + row) * size + Number(x) * PIXELS + column) * 4;
        data.fill(0, at, at + 3);
      }
  expect(decodeQR({ width: size, height: size, data })).toBe(text);
  expect(shown).toContain('aria-label="The key"');
});
