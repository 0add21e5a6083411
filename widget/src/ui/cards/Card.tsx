/** A card of another kind than an order's: each kind has a component of its own beside this file. */

import type { CardBlock } from "../../types";
import type { BlocksProps } from "../Blocks";
import { Discount } from "./Discount";
import { Products } from "./Products";
import { Return } from "./Return";
import { Tracking } from "./Tracking";

export type CardProps = BlocksProps & { block: CardBlock };

const KINDS: Partial<Record<CardBlock["kind"], (props: CardProps) => preact.JSX.Element>> = {
  tracking: Tracking,
  return: Return,
  products: Products,
  discount: Discount,
};

export function Card(props: CardProps) {
  const Kind = KINDS[props.block.kind];
  return Kind ? <Kind {...props} /> : null;
}
