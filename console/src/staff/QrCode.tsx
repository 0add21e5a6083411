import { encodeQR } from "qr";
import { useMemo } from "react";

const QUIET = 4; // modules of white around it, as readers want

/** Text as a picture that a telephone reads: black on white by day and by night. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => {
    const modules = encodeQR(text, "raw", { ecc: "medium", border: QUIET });
    const dark = modules.flatMap((row, y) => row.flatMap((is, x) => (is ? `M${x} ${y}h1v1h-1z` : [])));
    return { size: modules.length, path: dark.join("") };
  }, [text]);
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      width={208}
      height={208}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      style={{ background: "#fff", borderRadius: 4, flexShrink: 0 }}
    >
      <path d={path} fill="#000" />
    </svg>
  );
}
