import { graphlib, layout } from "@dagrejs/dagre";
import type { GraphPicture } from "@/api";

export interface Box {
  name: string;
  isStart: boolean;
  /** The place among the steps that were taken, from one; nothing where it was not taken. */
  turn?: number;
  x: number;
  y: number;
  width: number;
}

export interface Line {
  key: string;
  path: string;
  isChoice: boolean;
  isTaken: boolean;
}

export interface Drawing {
  width: number;
  height: number;
  boxes: Box[];
  lines: Line[];
  /** The steps that were taken and have a box, in order. */
  taken: string[];
}

export const HEIGHT = 28;
const LETTER = 6.7;
const START = "__start__";

/** The name of a step as it is read: "search policy". */
export function named(step: string): string {
  return step.replaceAll("_", " ").trim();
}

function wide(name: string, isTaken: boolean): number {
  return Math.ceil(named(name).length * LETTER) + 20 + (isTaken ? 20 : 0);
}

/**
 * Lay a graph out from left to right, without its end: every step that leads nowhere else is one.
 *
 * `taken` are the steps of a turn in order; those that the graph does not show are passed over.
 */
export function drawn(picture: GraphPicture, taken: readonly string[] = []): Drawing {
  const kinds = new Map(picture.steps.map((step) => [step.name, step.kind]));
  const steps = taken.filter((step) => kinds.get(step) === "step");
  const start = picture.steps.find((step) => step.kind === "start")?.name ?? START;
  const went = new Set([start, ...steps].slice(0, -1).map((from, place) => `${from} ${steps[place]}`));
  const turns = new Map(steps.map((step, place) => [step, place + 1]));

  const graph = new graphlib.Graph();
  graph.setGraph({ rankdir: "LR", nodesep: 8, ranksep: 44, marginx: 4, marginy: 4 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const step of picture.steps)
    if (step.kind === "start") graph.setNode(step.name, { width: 20, height: 20 });
    else if (step.kind === "step")
      graph.setNode(step.name, { width: wide(step.name, turns.has(step.name)), height: HEIGHT });
  for (const way of picture.ways) if (kinds.get(way.target) !== "end") graph.setEdge(way.source, way.target);
  layout(graph);

  const size = graph.graph();
  return {
    width: Math.ceil(size.width ?? 0),
    height: Math.ceil(size.height ?? 0),
    taken: steps,
    boxes: graph.nodes().map((name) => {
      const { x, y, width } = graph.node(name);
      return { name, isStart: kinds.get(name) === "start", turn: turns.get(name), x, y, width };
    }),
    lines: picture.ways
      .filter((way) => kinds.get(way.target) !== "end")
      .map((way) => {
        const from = graph.node(way.source);
        const to = graph.node(way.target);
        const [a, b] = [from.x + from.width / 2, to.x - to.width / 2];
        const half = (a + b) / 2;
        const key = `${way.source} ${way.target}`;
        const path = `M${a},${from.y} C${half},${from.y} ${half},${to.y} ${b},${to.y}`;
        return { key, path, isChoice: way.is_choice, isTaken: steps.length > 0 && went.has(key) };
      }),
  };
}
