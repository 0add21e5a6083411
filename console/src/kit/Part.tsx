import { Paper, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

/** A part of a page with its own heading, and a sentence on what it is for. */
export function Part({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  return (
    <Paper withBorder p="md" component="section" aria-label={title} miw={0}>
      <Title order={2} size="h5" mb={about ? 2 : "xs"}>
        {title}
      </Title>
      {about && (
        <Text size="sm" c="dimmed" mb="sm">
          {about}
        </Text>
      )}
      {children}
    </Paper>
  );
}
