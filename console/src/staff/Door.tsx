import { Center, Paper, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTitle } from "@/kit/useTitle";

/** The frame of the pages before anybody is signed in. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  useTitle(title);
  return (
    <Center component="main" mih="100vh" p="md">
      <Paper withBorder p="xl" w="100%" maw={400}>
        <Stack>
          <Text fw={700}>Tillside</Text>
          <Title order={1} size="h3">
            {title}
          </Title>
          {children}
        </Stack>
      </Paper>
    </Center>
  );
}

/** Go on to the page that was wanted, if it is one of ours. */
export function goOn(next: string | undefined): void {
  location.assign(next?.match(/^\/admin(\/|$)/) && !next.includes("\\") ? next : "/admin");
}
