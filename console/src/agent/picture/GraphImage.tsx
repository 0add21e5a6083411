import { Box, Text } from "@mantine/core";
import { useId, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { drawn, HEIGHT, named } from "@/agent/picture/layout";
import classes from "@/agent/picture/picture.module.css";
import type { GraphPicture } from "@/api";

/** A skill's graph as a picture; `taken` are the steps of one turn, lit up and numbered. In words below it, for all. */
export function GraphImage({
  picture,
  taken,
  title,
}: {
  picture: GraphPicture;
  taken?: readonly string[];
  title: string;
}) {
  const { t } = useTranslation("agent/picture");
  const key = taken?.join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same steps in another list change nothing
  const drawing = useMemo(() => drawn(picture, taken), [picture, key]);
  const arrow = useId();
  const lines = [...drawing.lines].sort((a, b) => Number(a.isTaken) - Number(b.isTaken));
  return (
    <figure className={classes.figure}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be scrolled by key too */}
      <section className={classes.frame} tabIndex={0} aria-label={title}>
        <svg
          role="img"
          aria-label={title}
          width={drawing.width}
          height={drawing.height}
          viewBox={`0 0 ${drawing.width} ${drawing.height}`}
          className={classes.svg}
        >
          <defs>
            {["plain", "taken"].map((kind) => (
              <marker
                key={kind}
                id={`${arrow}${kind}`}
                viewBox="0 0 8 8"
                refX="7"
                refY="4"
                markerWidth="7"
                markerHeight="7"
                markerUnits="userSpaceOnUse"
                orient="auto"
              >
                <path d="M0,0 L8,4 L0,8 z" className={kind === "taken" ? classes.headTaken : classes.head} />
              </marker>
            ))}
          </defs>
          {lines.map((line) => (
            <path
              key={line.key}
              d={line.path}
              className={line.isTaken ? classes.lineTaken : line.isChoice ? classes.choice : classes.line}
              markerEnd={`url(#${arrow}${line.isTaken ? "taken" : "plain"})`}
            />
          ))}
          {drawing.boxes.map((box) =>
            box.isStart ? (
              <circle
                key={box.name}
                cx={box.x}
                cy={box.y}
                r={8}
                className={drawing.taken.length > 0 ? classes.startTaken : classes.start}
              />
            ) : (
              <g key={box.name} data-step={box.name} data-taken={box.turn !== undefined}>
                <rect
                  x={box.x - box.width / 2}
                  y={box.y - HEIGHT / 2}
                  width={box.width}
                  height={HEIGHT}
                  rx={6}
                  className={box.turn ? classes.boxTaken : classes.box}
                />
                <text
                  x={box.x}
                  y={box.y}
                  dominantBaseline="central"
                  textAnchor="middle"
                  className={box.turn ? classes.nameTaken : classes.name}
                >
                  {box.turn ? t("numbered", { number: box.turn, step: named(box.name) }) : named(box.name)}
                </text>
              </g>
            ),
          )}
        </svg>
      </section>
      <Box component="details" mt={4}>
        <Text component="summary" size="sm" c="dimmed" className={classes.summary}>
          {t("in_words")}
        </Text>
        <InWords picture={picture} taken={drawing.taken} />
      </Box>
    </figure>
  );
}

function InWords({ picture, taken }: { picture: GraphPicture; taken: string[] }) {
  const { t } = useTranslation("agent/picture");
  const ends = new Set(picture.steps.filter((step) => step.kind === "end").map((step) => step.name));
  const after = (name: string) =>
    picture.ways
      .filter((way) => way.source === name && !ends.has(way.target))
      .map((way) => named(way.target));
  return (
    <>
      {taken.length > 0 && (
        <Text size="sm" mt={4}>
          {t("taken", { steps: taken.map(named).join(" → ") })}
        </Text>
      )}
      <ul className={classes.words}>
        {picture.steps
          .filter((step) => step.kind !== "end")
          .map((step) => {
            const next = after(step.name);
            const name = step.kind === "start" ? t("start") : named(step.name);
            return (
              <li key={step.name}>
                {next.length > 0
                  ? t("leads", { step: name, next: next.join(", ") })
                  : t("ends", { step: name })}
              </li>
            );
          })}
      </ul>
    </>
  );
}
