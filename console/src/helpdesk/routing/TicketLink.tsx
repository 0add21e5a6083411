import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** Leads to a ticket in the inbox. */
export function TicketLink({ id, children }: { id: number; children: ReactNode }) {
  return (
    <Anchor component={Link} to={`/inbox/${id}` as string} size="sm" style={{ overflowWrap: "anywhere" }}>
      {children}
    </Anchor>
  );
}
