/** How a receiver checks a signature, as docs/webhooks.md has it. */
export const PYTHON = `import base64, hashlib, hmac, time


def verify(secret: str, headers: dict[str, str], body: bytes) -> bool:
    key, second = headers["webhook-id"], headers["webhook-timestamp"]
    if abs(time.time() - int(second)) > 300:
        return False
    signed = f"{key}.{second}.".encode() + body
    made = hmac.new(base64.b64decode(secret.removeprefix("whsec_")), signed, hashlib.sha256).digest()
    expected = "v1," + base64.b64encode(made).decode()
    return any(hmac.compare_digest(expected, one) for one in headers["webhook-signature"].split(" "))
`;

export const NODE = `const crypto = require("node:crypto");

function verify(secret, headers, body) {
  const key = headers["webhook-id"], second = headers["webhook-timestamp"];
  if (Math.abs(Date.now() / 1000 - Number(second)) > 300) return false;
  const hmac = crypto.createHmac("sha256", Buffer.from(secret.replace(/^whsec_/, ""), "base64"));
  hmac.update(\`\${key}.\${second}.\`).update(body);
  const expected = Buffer.from("v1," + hmac.digest("base64"));
  return headers["webhook-signature"].split(" ").some((one) => {
    const given = Buffer.from(one);
    return given.length === expected.length && crypto.timingSafeEqual(given, expected);
  });
}
`;
